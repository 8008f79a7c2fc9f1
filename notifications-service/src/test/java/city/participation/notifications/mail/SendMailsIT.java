package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import city.participation.notifications.DatabaseTest;
import city.participation.notifications.mail.UnwillingMailServer.Mood;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DatabaseTest
class SendMailsIT {

  private static final Duration TIME_LIMIT = Duration.ofMillis(300);

  /** For a server that takes a mail, on a busy machine too. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private MongoOperations mongo;
  private final AtomicReference<Optional<Addressee>> address =
      new AtomicReference<>(Optional.of(MailExamples.GERMAN));
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "mail",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(10)
              .minimumNumberOfCalls(3)
              .permittedNumberOfCallsInHalfOpenState(1)
              .waitDurationInOpenState(Duration.ofMillis(500))
              .build());
  private final JavaMailSenderImpl server = new JavaMailSenderImpl();
  private Mails mails;
  private SendMails sending;

  @BeforeEach
  void startEmpty() {
    mongo.dropCollection(Mail.class);
    mails = new Mails(mongo);
    server.setHost("127.0.0.1");
  }

  @AfterEach
  void stop() {
    sending.stop();
  }

  @Test
  void sendsEachMailOnce() {
    var greenMail = WillingMailServer.start(0);
    try {
      start(greenMail.getSmtp().getPort(), 50);
      for (int i = 0; i < 5; i++) {
        mails.add(MailExamples.published("m" + i, "Bänke " + i));
      }
      sending.wake();

      await().untilAsserted(() -> assertThat(count(MailStatus.SENT)).isEqualTo(5));
      assertThat(greenMail.getReceivedMessages()).hasSize(5);
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void sendsAMailOnceWhoseEndTheDatabaseTakesLate() {
    var greenMail = WillingMailServer.start(0);
    try {
      mails = Mockito.spy(mails);
      var away = new DataAccessResourceFailureException("away");
      Mockito.doThrow(away, away)
          .doCallRealMethod()
          .when(mails)
          .end(Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any());
      mails.add(MailExamples.published("m1", "A"));
      start(greenMail.getSmtp().getPort(), 50, PATIENCE, PATIENCE);

      await().untilAsserted(() -> assertThat(count(MailStatus.SENT)).isEqualTo(1));
      assertThat(greenMail.getReceivedMessages()).hasSize(1);
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void stopsWhileTheDatabaseTakesNoEnd() throws Exception {
    var greenMail = WillingMailServer.start(0);
    try {
      mails = Mockito.spy(mails);
      var tries = new CountDownLatch(3);
      Mockito.doAnswer(
              call -> {
                tries.countDown();
                throw new DataAccessResourceFailureException("away");
              })
          .when(mails)
          .end(Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any());
      mails.add(MailExamples.published("m1", "A"));
      start(greenMail.getSmtp().getPort(), 50, PATIENCE, PATIENCE);
      assertThat(tries.await(10, TimeUnit.SECONDS)).isTrue();

      assertTimeout(Duration.ofSeconds(4), () -> sending.stop());

      assertThat(greenMail.getReceivedMessages()).hasSize(1);
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void sendsASilentServersMailsOnceWhenItSpeaksAgain() {
    recovers(Mood.SILENT);
  }

  @Test
  void sendsABusyServersMailsOnceWhenItTakesThem() {
    recovers(Mood.BUSY);
  }

  private void recovers(Mood mood) {
    int port;
    try (var unwilling = UnwillingMailServer.start(0, mood)) {
      port = unwilling.port();
      start(port, 50);
      for (int i = 0; i < 5; i++) {
        mails.add(MailExamples.published("m" + i, "Bänke " + i));
      }
      sending.wake();

      await().until(() -> breaker.getState() == CircuitBreaker.State.OPEN);
      assertThat(count(MailStatus.QUEUED)).isEqualTo(5);
      assertThat(unwilling.connections()).isBetween(3, 5);
    }
    var greenMail = WillingMailServer.start(port);
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(count(MailStatus.SENT)).isEqualTo(5));
      assertThat(greenMail.getReceivedMessages()).hasSize(5);
      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void givesUpAfterSoManyAttempts() {
    try (var busy = UnwillingMailServer.start(0, Mood.BUSY)) {
      start(busy.port(), 2);
      mails.add(MailExamples.published("m1", "A"));
      sending.wake();

      await().untilAsserted(() -> assertThat(count(MailStatus.FAILED)).isEqualTo(1));
      assertThat(busy.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"SLOW_AFTER_DATA", "CLOSED_AFTER_DATA"})
  void sendsAMailThatNobodyConfirmsThreeTimesAtMost(Mood mood) {
    try (var slow = UnwillingMailServer.start(0, mood)) {
      start(slow.port(), 50, Duration.ofSeconds(1), TIME_LIMIT);
      mails.add(MailExamples.published("m1", "A"));
      sending.wake();

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(count(MailStatus.FAILED)).isEqualTo(1));
      // On a busy machine one may be cut off before: that is a failure like any other.
      assertThat(slow.taken()).isEqualTo(3);
    }
  }

  @Test
  void countsOnlyWhatMayHaveArrivedAsUnconfirmed() {
    try (var closed = UnwillingMailServer.start(0, Mood.CLOSED_AFTER_DATA)) {
      mails.add(MailExamples.published("m1", "A"));
      for (int i = 0; i < 10; i++) {
        Mail failed = mails.claim(Instant.now(), TIME_LIMIT).orElseThrow();
        mails.postpone(failed, Instant.now(), "Busy");
      }
      start(closed.port(), 50, PATIENCE, PATIENCE);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(count(MailStatus.FAILED)).isEqualTo(1));
      assertThat(closed.connections()).isEqualTo(3);
    }
  }

  @Test
  void triesARefusedAddressOnlyOnce() {
    try (var strict = UnwillingMailServer.start(0, Mood.STRICT)) {
      start(strict.port(), 50);
      mails.add(MailExamples.published("m1", "A"));
      sending.wake();

      await().untilAsserted(() -> assertThat(count(MailStatus.FAILED)).isEqualTo(1));
      assertThat(strict.connections()).isEqualTo(1);
    }
  }

  @Test
  void sendsNothingToSomebodyWhoDeletedTheAddress() {
    var greenMail = WillingMailServer.start(0);
    try {
      address.set(Optional.empty());
      start(greenMail.getSmtp().getPort(), 50);
      mails.add(MailExamples.published("m1", "A"));
      sending.wake();

      await().untilAsserted(() -> assertThat(count(MailStatus.SUPPRESSED)).isEqualTo(1));
      assertThat(greenMail.getReceivedMessages()).isEmpty();
    } finally {
      greenMail.stop();
    }
  }

  private void start(int port, int attempts) {
    start(port, attempts, TIME_LIMIT, PATIENCE);
  }

  private void start(int port, int attempts, Duration limit, Duration answerTime) {
    server.setPort(port);
    var properties =
        new MailProperties(
            "beteiligung@example.org",
            "https://example.org/{idea}",
            "https://example.org/{partner}",
            null,
            "https://example.org/{event}",
            "https://example.org/{event}/{registration}",
            null,
            null,
            Duration.ofMillis(50),
            limit,
            answerTime,
            attempts,
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofDays(1));
    var delivery =
        new MailDelivery(server, MailExamples.composer(properties), breaker, limit, answerTime);
    var beans = new StaticListableBeanFactory();
    beans.addBean("delivery", delivery);
    sending =
        new SendMails(
            mails,
            new AddressBook() {
              @Override
              public Optional<Addressee> confirmed(String recipient) {
                return address.get();
              }

              @Override
              public Optional<Addressee> toConfirm(String recipient, String token) {
                return address.get();
              }

              @Override
              public Optional<Addressee> ofGuest(String guest) {
                return address.get();
              }
            },
            beans.getBeanProvider(MailDelivery.class),
            properties,
            Clock.systemUTC());
    sending.start();
  }

  private long count(MailStatus status) {
    return mongo.findAll(Mail.class).stream().filter(mail -> mail.status() == status).count();
  }
}
