package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@DatabaseTest
class MailsIT {

  private static final Instant NOON = MailExamples.NOON;
  private static final Duration LEASE = Duration.ofSeconds(50);

  @Autowired private MongoOperations mongo;
  private Mails mails;

  @BeforeEach
  void startEmpty() {
    mongo.dropCollection(Mail.class);
    mails = new Mails(mongo);
  }

  @Test
  void queuesTheSameMailOnce() {
    assertThat(mails.add(MailExamples.published("m1", "A"))).isTrue();
    assertThat(mails.add(MailExamples.published("m1", "A"))).isFalse();
    assertThat(mails.waiting()).isEqualTo(1);
  }

  @Test
  void givesEachMailToOneSender() throws Exception {
    for (int i = 0; i < 30; i++) {
      mails.add(MailExamples.published("m" + i, "A"));
    }
    List<Callable<Optional<Mail>>> senders = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      senders.add(() -> mails.claim(NOON, LEASE));
    }
    Set<String> claimed = new HashSet<>();
    int found = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(senders)) {
        if (done.get().isPresent()) {
          found++;
          claimed.add(done.get().get().id());
        }
      }
    }

    assertThat(found).isEqualTo(30);
    assertThat(claimed).hasSize(30);
  }

  @Test
  void givesAMailToAnotherSenderWhenTheLeaseEnds() {
    mails.add(MailExamples.published("m1", "A"));
    mails.claim(NOON, LEASE);

    assertThat(mails.claim(NOON.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
    assertThat(mails.claim(NOON.plus(LEASE), LEASE)).map(Mail::attempts).contains(2);
  }

  @Test
  void takesNoResultFromASenderWhoseLeaseEnded() {
    mails.add(MailExamples.published("m1", "A"));
    Mail late = mails.claim(NOON, LEASE).orElseThrow();
    Mail current = mails.claim(NOON.plus(LEASE), LEASE).orElseThrow();

    mails.end(late, MailStatus.FAILED, NOON, "too late");
    assertThat(stored(late).status()).isEqualTo(MailStatus.QUEUED);

    mails.end(current, MailStatus.SENT, NOON, null);
    assertThat(stored(late).status()).isEqualTo(MailStatus.SENT);
  }

  @Test
  void triesAgainLater() {
    mails.add(MailExamples.published("m1", "A"));
    mails.postpone(mails.claim(NOON, LEASE).orElseThrow(), NOON.plusSeconds(30), "Busy");

    assertThat(mails.claim(NOON.plusSeconds(29), LEASE)).isEmpty();
    assertThat(mails.claim(NOON.plusSeconds(30), LEASE)).map(Mail::problem).contains("Busy");
  }

  @Test
  void forgetsTheParametersOfAMailThatEnded() {
    mails.add(MailExamples.confirmation("secret-token"));
    Mail mail = mails.claim(NOON, LEASE).orElseThrow();

    mails.end(mail, MailStatus.SENT, NOON, null);

    assertThat(mongo.getCollection("mails").find().first().toJson()).doesNotContain("secret-token");
    assertThat(mails.waiting()).isZero();
    assertThat(mails.claim(NOON.plus(Duration.ofDays(1)), LEASE)).isEmpty();
  }

  @Test
  void forgetsMailsThatEndedLongAgo() {
    mails.add(MailExamples.published("m1", "A"));
    mails.add(MailExamples.published("m2", "A"));
    mails.end(mails.claim(NOON, LEASE).orElseThrow(), MailStatus.SENT, NOON, null);

    assertThat(mails.forget(NOON)).isZero();
    assertThat(mails.forget(NOON.plusMillis(1))).isEqualTo(1);
    assertThat(mails.waiting()).isEqualTo(1);
  }

  private Mail stored(Mail mail) {
    return mongo.findById(mail.id(), Mail.class);
  }
}
