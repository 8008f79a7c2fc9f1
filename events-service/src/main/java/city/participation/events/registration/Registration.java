package city.participation.events.registration;

import city.participation.events.registration.RegistrationFact.AttendanceRecorded;
import city.participation.events.registration.RegistrationFact.RegistrationCancelled;
import city.participation.events.registration.RegistrationFact.RegistrationConfirmed;
import city.participation.events.registration.RegistrationFact.RegistrationLapsed;
import city.participation.events.registration.RegistrationFact.RegistrationOffered;
import city.participation.events.registration.RegistrationFact.RegistrationWaitlisted;
import city.participation.events.registration.RegistrationFact.Told;
import city.participation.events.seat.SeatStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person's registration for an event (Anmeldung). What happens to its seats is decided by the
 * event's ledger, and only follows here.
 *
 * @param openKey event and person, while it is open: of those there is one
 * @param decided what came of it at first: for whoever repeats the request
 * @param step the number in the ledger's log of what happened to it last; 0 before the first
 * @param queued the number of the step by which it joined the queue, while it is there
 * @param since when the status last changed
 * @param fingerprint of the keyed request that made it
 * @param due when it may not stay as it is
 */
@Document("registrations")
record Registration(
    @Id String id,
    String eventId,
    String participant,
    @Nullable String openKey,
    Party party,
    RegistrationStatus status,
    @Nullable RegistrationStatus decided,
    long step,
    @Nullable Long queued,
    @Nullable Instant offerUntil,
    @Nullable CheckIn checkIn,
    Instant createdAt,
    Instant since,
    @Nullable String fingerprint,
    @Nullable Instant due) {

  /** Before whoever was erased stands something random. */
  static final String NOBODY = "erased:";

  /** A request decides at once; what it has left after so long it has left for good. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  static Registration pending(
      String id,
      String eventId,
      String participant,
      Party party,
      @Nullable String fingerprint,
      Instant now) {
    return new Registration(
        id,
        eventId,
        participant,
        openKey(eventId, participant),
        party,
        RegistrationStatus.PENDING,
        null,
        0,
        null,
        null,
        null,
        now,
        now,
        fingerprint,
        now.plus(PATIENCE));
  }

  static String openKey(String eventId, String participant) {
    return eventId + " " + participant;
  }

  /** Brought to where a step of the ledger leads. */
  Registration after(SeatStep.Numbered numbered) {
    SeatStep taken = numbered.step();
    RegistrationStatus status = statusAfter(taken.kind());
    return new Registration(
        id,
        eventId,
        participant,
        status.isOpen() ? openKey : null,
        party,
        status,
        decided == null ? status : decided,
        numbered.number(),
        status == RegistrationStatus.WAITLISTED ? Long.valueOf(numbered.number()) : null,
        taken.offerUntil(),
        checkIn,
        createdAt,
        taken.at(),
        fingerprint,
        taken.offerUntil());
  }

  static RegistrationStatus statusAfter(SeatStep.Kind kind) {
    return switch (kind) {
      case CONFIRMED, ACCEPTED -> RegistrationStatus.CONFIRMED;
      case WAITLISTED -> RegistrationStatus.WAITLISTED;
      case OFFERED -> RegistrationStatus.OFFERED;
      case LAPSED, ENDED -> RegistrationStatus.LAPSED;
      case DECLINED, LEFT, RETURNED -> RegistrationStatus.CANCELLED;
      case REFUSED, RESIZED ->
          throw new IllegalArgumentException("No registration is left by " + kind);
    };
  }

  /** As it was right after the request that made it. */
  Registration asDecided() {
    RegistrationStatus first = decided == null ? status : decided;
    return new Registration(
        id,
        eventId,
        participant,
        openKey,
        party,
        first,
        decided,
        step,
        null,
        null,
        null,
        createdAt,
        since,
        fingerprint,
        due);
  }

  /** {@code position}: in the queue, right after the step. */
  RegistrationFact factOf(SeatStep taken, long position) {
    Instant at = taken.at();
    return switch (statusAfter(taken.kind())) {
      case CONFIRMED -> new RegistrationConfirmed(told(), at);
      case WAITLISTED -> new RegistrationWaitlisted(told(), position, at);
      case OFFERED ->
          new RegistrationOffered(told(), Objects.requireNonNull(taken.offerUntil()), at);
      case LAPSED -> new RegistrationLapsed(told(), at);
      case CANCELLED -> new RegistrationCancelled(told(), at);
      case PENDING, ATTENDED, NO_SHOW ->
          throw new IllegalArgumentException("No step of the seats leads there");
    };
  }

  Registration attended(CheckIn itsCheckIn, Instant now) {
    return settled(RegistrationStatus.ATTENDED, itsCheckIn, now);
  }

  Registration missed(Instant now) {
    return settled(RegistrationStatus.NO_SHOW, null, now);
  }

  private Registration settled(
      RegistrationStatus after, @Nullable CheckIn itsCheckIn, Instant now) {
    return new Registration(
        id,
        eventId,
        participant,
        null,
        party,
        after,
        decided,
        step,
        null,
        null,
        itsCheckIn,
        createdAt,
        now,
        fingerprint,
        null);
  }

  RegistrationFact attendance(boolean attended, Instant now) {
    return new AttendanceRecorded(told(), attended, now);
  }

  /** From here on nobody can tell who it was; that somebody was stays. */
  Registration withoutPerson(String nobody) {
    return new Registration(
        id,
        eventId,
        nobody,
        null,
        party.withoutAnswers(),
        status,
        decided,
        step,
        queued,
        offerUntil,
        checkIn,
        createdAt,
        since,
        null,
        due);
  }

  boolean isOfNobody() {
    return participant.startsWith(NOBODY);
  }

  private Told told() {
    return new Told(id, eventId, participant, party.seats());
  }
}
