package city.participation.events;

import city.participation.events.registration.Seating;
import city.participation.events.seat.TestStandings;
import city.participation.testengines.Engines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole service on a free port, with real engines; one context for all that say the same. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Engines
@SpringBootTest(
    classes = {
      EventsApplication.class,
      ApiDescription.class,
      TestStandings.class,
      Seating.class,
      SentFinds.class
    },
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "participation.events.settle-every=200ms",
      "participation.events.seats-every=100ms",
      // What a test has changed it finds.
      "participation.events.calendars-every=0s",
      "participation.events.erase-every=200ms",
      "springdoc.writer-with-order-by-keys=true"
    })
public @interface RunningEventsService {}
