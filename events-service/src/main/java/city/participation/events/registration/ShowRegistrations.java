package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.registration.RegistrationView.Action;
import city.participation.events.seat.Mode;
import city.participation.events.seat.Standings;
import city.participation.events.ticket.Tickets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's own registrations. */
@Component
public class ShowRegistrations {

  private static final Set<RegistrationStatus> ADMITTED =
      Set.of(RegistrationStatus.CONFIRMED, RegistrationStatus.ATTENDED);

  private final Registrations registrations;
  private final Standings standings;
  private final Tickets tickets;

  ShowRegistrations(Registrations registrations, Standings standings, Tickets tickets) {
    this.registrations = registrations;
    this.standings = standings;
    this.tickets = tickets;
  }

  public Optional<RegistrationView> show(String eventId, String id, String person) {
    return registrations
        .find(id)
        .filter(it -> isOf(it.state(), eventId, person))
        .map(it -> view(it.state(), it.version()));
  }

  /** Some of them, from one on. */
  public List<RegistrationView> list(String person, @Nullable String last, int limit) {
    return registrations.of(person, last, limit).stream()
        .map(it -> view(it.state(), it.version()))
        .toList();
  }

  static boolean isOf(Registration registration, String eventId, String person) {
    return registration.eventId().equals(eventId) && registration.participant().equals(person);
  }

  RegistrationView view(Registration registration, long version) {
    boolean admitted = ADMITTED.contains(registration.status());
    Mode mode = registration.party().mode();
    Long queued = registration.queued();
    String link =
        admitted && mode == Mode.ONLINE
            ? standings.of(registration.eventId()).map(EventStanding::onlineLink).orElse(null)
            : null;
    return view(
        registration,
        version,
        queued == null
            ? null
            : registrations.waitingBefore(registration.eventId(), mode, queued) + 1,
        admitted ? tickets.codeOf(registration.eventId(), registration.id()) : null,
        link);
  }

  /** What a receipt says: it does not change by itself. */
  static RegistrationView brief(Registration registration, long version) {
    return view(registration, version, null, null, null);
  }

  private static RegistrationView view(
      Registration registration,
      long version,
      @Nullable Long position,
      @Nullable String ticket,
      @Nullable String link) {
    CheckIn checkIn = registration.checkIn();
    return new RegistrationView(
        registration.id(),
        registration.eventId(),
        version,
        registration.status(),
        registration.party().mode(),
        registration.party().seats(),
        registration.party().answers(),
        position,
        registration.offerUntil(),
        ticket,
        link,
        checkIn == null ? null : checkIn.at(),
        registration.createdAt(),
        registration.since(),
        Action.in(registration.status()));
  }
}
