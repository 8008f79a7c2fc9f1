package city.participation.notifications.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where a person wants mails to go. A new address waits beside the confirmed one until it is
 * confirmed too.
 *
 * @param asked when confirmations were asked for, in the last day
 * @param forgetAt when the waiting address runs out
 */
@Document("contacts")
record Contact(
    @Id String participant,
    long version,
    Instant createdAt,
    Language language,
    @Nullable String address,
    @Nullable Instant confirmedAt,
    @Nullable String waiting,
    @Nullable String tokenHash,
    @Nullable Instant forgetAt,
    List<Instant> asked) {

  static final Duration TOKEN_LIFE = Duration.ofHours(24);
  static final int ASKED_PER_DAY = 5;
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  static Contact of(String participant, Language language, Instant now) {
    return new Contact(participant, 0, now, language, null, null, null, null, null, List.of());
  }

  boolean hasConfirmed(MailAddress wanted) {
    return wanted.value().equals(address);
  }

  /** Zero when a confirmation may be asked for now: nobody is to flood somebody else's mailbox. */
  Duration patience(Instant now) {
    List<Instant> recent = asked.stream().filter(at -> at.isAfter(now.minus(TOKEN_LIFE))).toList();
    if (recent.isEmpty()) {
      return Duration.ZERO;
    }
    Instant next = recent.getLast().plus(BETWEEN);
    if (recent.size() >= ASKED_PER_DAY) {
      next = recent.get(recent.size() - ASKED_PER_DAY).plus(TOKEN_LIFE);
    }
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  /** Keeps what is confirmed; a waiting address is given up. */
  Contact inLanguage(Language wanted) {
    return new Contact(
        participant, version + 1, createdAt, wanted, address, confirmedAt, null, null, null, asked);
  }

  Contact waitingFor(MailAddress wanted, Language spoken, ConfirmationToken token, Instant now) {
    List<Instant> all =
        Stream.concat(
                asked.stream().filter(at -> at.isAfter(now.minus(TOKEN_LIFE))), Stream.of(now))
            .toList();
    return new Contact(
        participant,
        version + 1,
        createdAt,
        spoken,
        address,
        confirmedAt,
        wanted.value(),
        token.hash(),
        now.plus(TOKEN_LIFE),
        all);
  }

  /** Waits for the first use of a pass. How the address was spelt first stays. */
  Contact ofGuest(MailAddress wanted, Language spoken, Instant until) {
    return new Contact(
        participant,
        version + 1,
        createdAt,
        spoken,
        null,
        null,
        waiting == null ? wanted.value() : waiting,
        null,
        until,
        asked);
  }

  boolean isConfirmedBy(ConfirmationToken token) {
    return token.hash().equals(tokenHash);
  }

  boolean isLate(Instant now) {
    return forgetAt != null && !now.isBefore(forgetAt);
  }

  Contact confirmed(Instant now) {
    return new Contact(
        participant, version + 1, createdAt, language, waiting, now, null, null, null, asked);
  }

  /**
   * Without any address. What remains for a day is how often codes were asked for, or deleting
   * would be the way around that limit.
   */
  Contact emptied() {
    Instant last = asked.isEmpty() ? createdAt : asked.getLast();
    return new Contact(
        participant,
        version + 1,
        createdAt,
        language,
        null,
        null,
        null,
        null,
        last.plus(TOKEN_LIFE),
        asked);
  }

  boolean isEmpty() {
    return address == null && waiting == null;
  }

  ContactSummary summary() {
    return new ContactSummary(
        version, createdAt, language, address, confirmedAt, waiting, forgetAt);
  }

  /** Without the addresses: records end up in logs. */
  @Override
  public String toString() {
    return "Contact[" + participant + ", version " + version + "]";
  }
}
