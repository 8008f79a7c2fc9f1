package city.participation.architecture.twins.thing;

import city.participation.architecture.twins.other.OtherHelper;
import city.participation.messaging.inbox.IncomingMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;

/** A public document that knows HTTP, messages, another feature and the time. */
@Document
public class Thing {

  @Autowired @Nullable OtherHelper helper;

  @Nullable HttpStatus status;

  @Nullable IncomingMessage message;

  final Instant since = Instant.now();
}
