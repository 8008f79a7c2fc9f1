package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.wording.Wordings;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailDeliveryTests {

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "mail",
          CircuitBreakerConfig.custom().slidingWindowSize(10).minimumNumberOfCalls(3).build());

  @Test
  void deliversAMail() throws Exception {
    var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    try {
      var outcome = deliver(greenMail.getSmtp().getPort());

      assertThat(outcome).isEqualTo(new MailDelivery.Outcome.Delivered());
      assertThat(greenMail.getReceivedMessages()).hasSize(1);
      assertThat(greenMail.getReceivedMessages()[0].getMessageID())
          .matches("<[0-9a-f]{40}@example\\.org>");
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void givesUpOnASilentServerInTime() throws Exception {
    try (var silent = UnwillingMailServer.start(0, UnwillingMailServer.Mood.SILENT)) {
      long start = System.nanoTime();

      assertThat(deliver(silent.port())).isInstanceOf(MailDelivery.Outcome.Failed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }
  }

  @Test
  void opensTheBreakerWhenTheServerKeepsFailing() throws Exception {
    try (var busy = UnwillingMailServer.start(0, UnwillingMailServer.Mood.BUSY)) {
      for (int i = 0; i < 3; i++) {
        assertThat(deliver(busy.port())).isInstanceOf(MailDelivery.Outcome.Failed.class);
      }

      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
      assertThat(delivery(busy.port()).isAllowed()).isFalse();
    }
  }

  @Test
  void doesNotBlameTheServerForAnAddressItRefuses() throws Exception {
    try (var strict = UnwillingMailServer.start(0, UnwillingMailServer.Mood.STRICT)) {
      for (int i = 0; i < 5; i++) {
        assertThat(deliver(strict.port())).isInstanceOf(MailDelivery.Outcome.Refused.class);
      }

      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  private MailDelivery.Outcome deliver(int port) throws InterruptedException {
    MailDelivery delivery = delivery(port);
    assertThat(delivery.isAllowed()).isTrue();
    return delivery.deliver(MailExamples.published("m1", "Bänke"), MailExamples.GERMAN);
  }

  private MailDelivery delivery(int port) {
    var server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return new MailDelivery(
        server,
        new MailComposer(new Wordings(), MailExamples.properties()),
        breaker,
        TimeLimiter.of(Duration.ofMillis(500)));
  }
}
