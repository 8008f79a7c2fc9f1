package city.participation.notifications.mail;

import city.participation.notifications.ServiceTest;
import com.icegreen.greenmail.util.GreenMail;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the whole service that sends mail; one context and one mail server for all that say so.
 * They tell their mails apart by the address.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(initializers = MailTest.Server.class)
@TestPropertySource(
    properties = {
      "participation.mail.partner-link=https://example.org/p/{partner}",
      "participation.mail.invitation-link=https://example.org/p/{partner}/join/{invitation}",
      "participation.mail.registration-link=https://example.org/e/{event}/r/{registration}",
      "participation.circular.send-every=100ms"
    })
public @interface MailTest {

  GreenMail MAIL = WillingMailServer.start(0);

  /** Tells the service where the mail server is. */
  final class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "spring.mail.host=127.0.0.1", "spring.mail.port=" + MAIL.getSmtp().getPort())
          .applyTo(context);
    }
  }
}
