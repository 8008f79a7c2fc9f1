package city.participation.notifications.registration;

import city.participation.notifications.event.FindEvent;
import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.guest.FollowGuest;
import city.participation.notifications.registration.KnownRegistration.Standing;
import city.participation.notifications.registration.RegistrationFact.AttendanceRecorded;
import city.participation.notifications.registration.RegistrationFact.RegistrationCancelled;
import city.participation.notifications.registration.RegistrationFact.RegistrationConfirmed;
import city.participation.notifications.registration.RegistrationFact.RegistrationLapsed;
import city.participation.notifications.registration.RegistrationFact.RegistrationOffered;
import city.participation.notifications.registration.RegistrationFact.RegistrationWaitlisted;
import city.participation.notifications.wording.Matter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to a registration and tells the person whose it is. */
@Component
public class FollowRegistration {

  private final FindEvent findEvent;
  private final TellRegistered tellRegistered;
  private final FollowGuest followGuest;

  FollowRegistration(FindEvent findEvent, TellRegistered tellRegistered, FollowGuest followGuest) {
    this.findEvent = findEvent;
    this.tellRegistered = tellRegistered;
    this.followGuest = followGuest;
  }

  /** {@code message}: the id of the message that brought the fact. */
  public KnownRegistration follow(
      @Nullable KnownRegistration before, String id, String message, RegistrationFact fact) {
    KnownRegistration after = after(before, fact);
    follow(id, after);
    if (fact instanceof AttendanceRecorded) {
      return after;
    }
    KnownEvent event = event(after.event());
    boolean calledOff = event.standing() == KnownEvent.Standing.CANCELLED;
    if (fact instanceof RegistrationCancelled) {
      Registered was = (before == null ? after : before).registered(id);
      if (!calledOff) {
        tell(message, was, Matter.REGISTRATION_CANCELLED, event, Map.of());
      } else if (after.aware() < event.news() && event.calledOff() != null) {
        // Under the message that tells everybody, so whoever comes first, it is told once.
        tell(event.calledOff(), was, Matter.EVENT_CANCELLED, event, Map.of());
      }
      return after.awareOf(event.news());
    }
    if (calledOff) {
      // That it has ended follows, and is all that counts.
      return after;
    }
    tell(message, after.registered(id), matter(before, fact), event, parameters(fact));
    return after.awareOf(event.news());
  }

  /** Before anything is told: who registers as a guest has proven the address. */
  private void follow(String id, KnownRegistration registration) {
    String person = registration.person();
    if (person != null) {
      switch (registration.standing()) {
        case CONFIRMED, WAITLISTED, OFFERED -> followGuest.registered(person, id);
        case LAPSED, CANCELLED, ATTENDED, NO_SHOW -> followGuest.ended(person, id);
      }
    }
  }

  /** Its own messages are another sequence and may be late: then this one is tried again. */
  private KnownEvent event(String event) {
    return findEvent
        .of(event)
        .orElseThrow(() -> new IllegalStateException("Event " + event + " is not known yet"));
  }

  private void tell(
      String message,
      Registered who,
      Matter matter,
      KnownEvent event,
      Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(event.parameters(who.event()));
    all.putAll(parameters);
    tellRegistered.tell(message, who, matter, all);
  }

  private static KnownRegistration after(
      @Nullable KnownRegistration before, RegistrationFact fact) {
    return switch (fact) {
      case RegistrationConfirmed it ->
          KnownRegistration.of(before, it.party(), Standing.CONFIRMED).confirmedAt(it.at());
      case RegistrationWaitlisted it ->
          KnownRegistration.of(before, it.party(), Standing.WAITLISTED);
      case RegistrationOffered it ->
          KnownRegistration.of(before, it.party(), Standing.OFFERED).offeredUntil(it.until());
      case RegistrationLapsed it -> KnownRegistration.of(before, it.party(), Standing.LAPSED);
      case RegistrationCancelled it -> KnownRegistration.of(before, it.party(), Standing.CANCELLED);
      case AttendanceRecorded it ->
          KnownRegistration.of(
              before, it.party(), it.attended() ? Standing.ATTENDED : Standing.NO_SHOW);
    };
  }

  private static Matter matter(@Nullable KnownRegistration before, RegistrationFact fact) {
    return switch (fact) {
      case RegistrationConfirmed _ -> Matter.REGISTRATION_CONFIRMED;
      case RegistrationWaitlisted _ -> Matter.REGISTRATION_WAITLISTED;
      case RegistrationOffered _ -> Matter.REGISTRATION_OFFERED;
      case RegistrationLapsed _ ->
          before != null && before.standing() == Standing.WAITLISTED
              ? Matter.REGISTRATION_QUEUE_ENDED
              : Matter.REGISTRATION_LAPSED;
      case RegistrationCancelled _ -> Matter.REGISTRATION_CANCELLED;
      case AttendanceRecorded _ -> throw new IllegalArgumentException("Nobody is told of it");
    };
  }

  private static Map<String, String> parameters(RegistrationFact fact) {
    return switch (fact) {
      case RegistrationConfirmed it -> Map.of("seats", Integer.toString(it.party().seats()));
      case RegistrationWaitlisted it -> Map.of("position", Integer.toString(it.position()));
      case RegistrationOffered it -> Map.of("until", it.until().toString());
      case RegistrationLapsed _, RegistrationCancelled _, AttendanceRecorded _ -> Map.of();
    };
  }
}
