package city.participation.notifications.erasure;

import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Somebody asks for their own erasure, which cannot be undone. */
@Component
public class RequestErasure {

  private static final int ATTEMPTS = 5;

  /** What became of it. */
  public sealed interface Outcome {
    record Taken(Receipt receipt) implements Outcome {}

    /** As it was answered before. */
    record Repeated(String answer) implements Outcome {}

    /** One is under way already. */
    record UnderWay(String erasure) implements Outcome {}

    /** The same key, and another request. */
    record KeyReused() implements Outcome {}
  }

  /** The only place where the token is known. */
  public record Receipt(ErasureView erasure, ReceiptToken token) {}

  /**
   * The key under which the request may be repeated, as long as the person is known.
   *
   * @param answer how the answer is written down, to be given again word for word
   */
  public record RequestKey(String value, String fingerprint, Function<Receipt, String> answer) {}

  private final Erasures erasures;
  private final ErasureProperties properties;
  private final Clock clock;

  RequestErasure(Erasures erasures, ErasureProperties properties, Clock clock) {
    this.erasures = erasures;
    this.properties = properties;
    this.clock = clock;
  }

  public Outcome of(String person, @Nullable RequestKey key) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // As the database keeps it, so that the answer and the next read agree.
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      ReceiptToken token = ReceiptToken.random();
      Erasure erasure =
          Erasure.of(
              UUID.randomUUID().toString(),
              person,
              token,
              properties.services(),
              properties.answerWithin(),
              now);
      Receipt receipt = new Receipt(erasure.view(), token);
      try {
        erasures.add(erasure, person, kept(person, key, receipt));
        return new Outcome.Taken(receipt);
      } catch (DuplicateKeyException underWay) {
        Optional<Outcome> before = erasures.of(person).map(it -> before(it, person, key));
        if (before.isPresent()) {
          return before.get();
        }
        // It has ended since: whoever asks now is new.
      }
    }
    throw new ConcurrencyFailureException("Erasures of one person come and go");
  }

  private Outcome before(Stored<Erasure> underWay, String person, @Nullable RequestKey key) {
    String id = underWay.state().id();
    if (key == null) {
      return new Outcome.UnderWay(id);
    }
    return erasures
        .keptAnswer(id, scoped(person, key))
        .<Outcome>map(kept ->
            kept.fingerprint().equals(key.fingerprint())
                ? new Outcome.Repeated(kept.answer())
                : new Outcome.KeyReused())
        .orElseGet(() -> new Outcome.UnderWay(id));
  }

  private static @Nullable KeptAnswer kept(
      String person, @Nullable RequestKey key, Receipt receipt) {
    return key == null
        ? null
        : new KeptAnswer(scoped(person, key), key.fingerprint(), key.answer().apply(receipt));
  }

  /** One person's keys never meet another's. */
  private static String scoped(String person, RequestKey key) {
    return person + " " + key.value();
  }
}
