package city.participation.notifications.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The erasure of one person, and its receipt when it has ended.
 *
 * @param person until it has ended: at most one is under way for each
 * @param receipt the hash of the token that shows it
 * @param due when there is something to do next; absent at the end
 */
@Document("erasures")
record Erasure(
    @Id String id,
    @Nullable String person,
    ErasureStatus status,
    String receipt,
    Instant requestedAt,
    Instant answerBy,
    @Nullable Instant endedAt,
    @Nullable Instant due,
    List<ServiceErasure> services) {

  /** As which this service stands among those that erase. */
  static final String HERE = "notifications";

  static Erasure of(
      String id,
      String person,
      ReceiptToken token,
      List<String> others,
      Duration answerWithin,
      Instant now) {
    return new Erasure(
        id,
        person,
        ErasureStatus.OPEN,
        token.hash(),
        now,
        now.plus(answerWithin),
        null,
        now,
        Stream.concat(Stream.of(HERE), others.stream())
            .map(service -> new ServiceErasure(service, null))
            .toList());
  }

  boolean isShownBy(ReceiptToken token) {
    return receipt.equals(token.hash());
  }

  boolean isAnswered() {
    return services.stream().noneMatch(ServiceErasure::isMissing);
  }

  /** Whether nothing is waited for any more. */
  boolean canEnd(Instant now) {
    return status == ErasureStatus.CONFIRMING && (isAnswered() || !now.isBefore(answerBy));
  }

  Erasure erasedHere(Instant now) {
    Erasure after = noted(HERE, now);
    return after.with(ErasureStatus.CONFIRMING, person, null, after.isAnswered() ? now : answerBy);
  }

  /** What the first answer of a service says stays. */
  Erasure erasedBy(String service, Instant at, Instant now) {
    Erasure after = noted(service, at);
    return switch (status) {
      case OPEN -> after;
      case CONFIRMING -> after.with(status, person, null, after.isAnswered() ? now : answerBy);
      case PARTIAL ->
          after.isAnswered() ? after.with(ErasureStatus.COMPLETED, null, now, null) : after;
      case COMPLETED -> after;
    };
  }

  /** From here on nobody can tell whose it was. */
  Erasure ended(Instant now) {
    return with(isAnswered() ? ErasureStatus.COMPLETED : ErasureStatus.PARTIAL, null, now, null);
  }

  ErasureView view() {
    return new ErasureView(id, status, requestedAt, answerBy, endedAt, services);
  }

  private Erasure noted(String service, Instant at) {
    List<ServiceErasure> all = new ArrayList<>();
    boolean known = false;
    for (ServiceErasure one : services) {
      boolean meant = one.service().equals(service);
      known |= meant;
      all.add(meant && one.isMissing() ? new ServiceErasure(service, at) : one);
    }
    if (!known) {
      // One that nobody waited for has erased something all the same.
      all.add(new ServiceErasure(service, at));
    }
    return new Erasure(
        id, person, status, receipt, requestedAt, answerBy, endedAt, due, List.copyOf(all));
  }

  private Erasure with(
      ErasureStatus now,
      @Nullable String whose,
      @Nullable Instant ended,
      @Nullable Instant nextLook) {
    return new Erasure(id, whose, now, receipt, requestedAt, answerBy, ended, nextLook, services);
  }
}
