package city.participation.notifications;

import city.participation.testengines.Engines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of the whole service on real engines. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = NotificationsApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "participation.erasure.settle-every=100ms",
      "springdoc.api-docs.enabled=false"
    })
@Engines
public @interface ServiceTest {

  /** For tests in other packages, which do not see it. */
  Class<?> APPLICATION = NotificationsApplication.class;
}
