package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.wording.Wordings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailDeliveryTests {

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "mail",
          CircuitBreakerConfig.custom().slidingWindowSize(10).minimumNumberOfCalls(3).build());

  @Test
  void deliversAMail() throws Exception {
    var greenMail = WillingMailServer.start(0);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 no such address",
        "550-5.1.1 no such address\r\n550 5.1.1 see our pages",
        "501 5.1.3 not an address",
        "556 5.1.10 that domain takes no mail"
      })
  void doesNotBlameTheServerForAnAddressItRefuses(String answer) throws Exception {
    try (var strict = UnwillingMailServer.strict(answer)) {
      for (int i = 0; i < 5; i++) {
        assertThat(deliver(strict.port())).isInstanceOf(MailDelivery.Outcome.Refused.class);
      }

      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "554 5.7.1 relay access denied",
        "554 relay access denied",
        "530 5.7.0 authentication required",
        "550 5.7.1 client host blocked",
        "550 5.1.8 sender address refused",
        "550 5.1.0 sender address refused",
        "550 not taken",
        "553 not in my list of hosts"
      })
  void keepsAMailThatTheServerRefusesWhoeverItIsFor(String answer) throws Exception {
    try (var closed = UnwillingMailServer.strict(answer)) {
      for (int i = 0; i < 3; i++) {
        assertThat(deliver(closed.port())).isInstanceOf(MailDelivery.Outcome.Failed.class);
      }

      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }
  }

  @Test
  void saysThatNobodyKnowsWhatASlowServerDid() throws Exception {
    try (var slow = UnwillingMailServer.start(0, UnwillingMailServer.Mood.SLOW_AFTER_DATA)) {
      long start = System.nanoTime();

      assertThat(deliver(slow.port())).isInstanceOf(MailDelivery.Outcome.Unconfirmed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(Duration.ofMillis(1400));
    }
  }

  @Test
  void saysThatNobodyKnowsWhatAServerDidThatClosedTheConnection() throws Exception {
    try (var closed = UnwillingMailServer.start(0, UnwillingMailServer.Mood.CLOSED_AFTER_DATA)) {
      assertThat(deliver(closed.port())).isInstanceOf(MailDelivery.Outcome.Unconfirmed.class);
    }
  }

  @Test
  void hasDeliveredWhatAServerTookThatThenBreaksTheConnection() throws Exception {
    try (var rude = UnwillingMailServer.start(0, UnwillingMailServer.Mood.RUDE)) {
      assertThat(deliver(rude.port())).isEqualTo(new MailDelivery.Outcome.Delivered());
      assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
    }
  }

  @Test
  void doesNotWaitForAGoodbyeAsItIsSetUp() throws Exception {
    try (var absentMinded = UnwillingMailServer.start(0, UnwillingMailServer.Mood.ABSENT_MINDED)) {
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
          .withPropertyValues(
              "spring.mail.host=127.0.0.1", "spring.mail.port=" + absentMinded.port())
          .run(context ->
              assertThat(deliver(delivery(context.getBean(JavaMailSender.class))))
                  .isEqualTo(new MailDelivery.Outcome.Delivered()));
    }
  }

  @Test
  void doesNotBlameTheServerForContentItRefuses() throws Exception {
    try (var picky = UnwillingMailServer.start(0, UnwillingMailServer.Mood.PICKY)) {
      for (int i = 0; i < 5; i++) {
        assertThat(deliver(picky.port()))
            .isEqualTo(new MailDelivery.Outcome.Refused("content refused"));
      }

      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void givesTheBreakersPermissionBackForAMailThatCannotBeWritten() throws Exception {
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    MailDelivery delivery =
        new MailDelivery(
            new JavaMailSenderImpl(),
            new MailComposer(
                new Wordings(),
                MailExamples.properties(),
                MailExamples.links(MailExamples.properties()),
                new CalendarComposer(
                    new Wordings(),
                    MailExamples.properties(),
                    MailExamples.links(MailExamples.properties()))) {
              @Override
              void compose(MimeMessage message, Mail mail, Addressee addressee) {
                throw new IllegalStateException("no such text");
              }
            },
            breaker,
            Duration.ofMillis(500),
            Duration.ofSeconds(1));
    for (int i = 0; i < 20; i++) {
      assertThat(delivery.isAllowed()).isTrue();
      assertThat(delivery.deliver(MailExamples.published("m1", "A"), MailExamples.GERMAN))
          .isInstanceOf(MailDelivery.Outcome.Refused.class);
    }
  }

  private MailDelivery.Outcome deliver(int port) throws InterruptedException {
    return deliver(delivery(port));
  }

  private static MailDelivery.Outcome deliver(MailDelivery delivery) throws InterruptedException {
    assertThat(delivery.isAllowed()).isTrue();
    return delivery.deliver(MailExamples.published("m1", "Bänke"), MailExamples.GERMAN);
  }

  private MailDelivery delivery(int port) {
    var server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return delivery(server);
  }

  private MailDelivery delivery(JavaMailSender server) {
    return new MailDelivery(
        server, MailExamples.composer(), breaker, Duration.ofMillis(500), Duration.ofSeconds(1));
  }
}
