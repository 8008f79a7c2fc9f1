package city.participation.events.badtwins.thing;

import city.participation.events.badtwins.other.OtherHelper;
import city.participation.events.badtwins.thing.web.ThingController;
import city.participation.testengines.TestSignIn;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Breaks every rule but those that its neighbours break. */
public class Thing {

  @Autowired OtherHelper helper;

  Instant changedAt = Instant.now();

  HttpStatus status = HttpStatus.OK;

  ThingController controller = new ThingController();

  String otherService = TestSignIn.issuer();
}
