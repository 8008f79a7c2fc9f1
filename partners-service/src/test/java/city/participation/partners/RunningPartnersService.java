package city.participation.partners;

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
    classes = {PartnersApplication.class, ApiDescription.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "participation.partners.settle-every=200ms",
      "participation.partners.look-every=200ms",
      "participation.partners.register.every=200ms",
      "springdoc.writer-with-order-by-keys=true"
    })
public @interface RunningPartnersService {}
