package city.participation.messaging.garden;

import city.participation.testengines.Engine;
import city.participation.testengines.Engines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole garden on real engines. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Engines({Engine.BROKER, Engine.DATABASE})
@SpringBootTest(
    classes = GardenApplication.class,
    properties = {
      "participation.messaging.source=garden",
      "participation.messaging.consumers=kitchen",
      // So long that a message which the relay forgets does not come by itself in a test's time.
      "participation.messaging.outbox.lease=5m",
      "spring.cloud.function.definition=garden",
      "spring.cloud.stream.bindings.garden-in-0.destination=garden",
      "spring.cloud.stream.bindings.garden-in-0.group=kitchen"
    })
public @interface Garden {}
