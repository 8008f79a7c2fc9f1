package city.participation.events.calendar;

import city.participation.events.calendarlink.LinkCalendar;
import city.participation.events.event.EventStatus;
import city.participation.events.registration.FindRegistered;
import city.participation.events.registration.FindRegistered.Registered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events for which somebody is registered, to whoever has their secret link. */
@Component
public class ShowOwnCalendar {

  private static final Comparator<PublicEvent> SOONEST_FIRST =
      Comparator.comparing((PublicEvent it) -> it.plan().startsAt()).thenComparing(PublicEvent::id);

  private final LinkCalendar links;
  private final FindRegistered registered;
  private final CalendarEvents events;
  private final RenderedEvents rendered;
  private final Clock clock;

  ShowOwnCalendar(
      LinkCalendar links,
      FindRegistered registered,
      CalendarEvents events,
      RenderedEvents rendered,
      Clock clock) {
    this.links = links;
    this.registered = registered;
    this.events = events;
    this.rendered = rendered;
    this.clock = clock;
  }

  /** Empty if the link was ended, or never was one. */
  public Optional<Feed> show(String secret, Language language) {
    return links.personOf(secret).map(person -> of(person, language));
  }

  private Feed of(String person, Language language) {
    Map<String, List<Registered>> byEvent = new HashMap<>();
    registered
        .of(person)
        .forEach(it -> byEvent.computeIfAbsent(it.eventId(), ignored -> new ArrayList<>()).add(it));
    Instant from = ShowCalendar.from(clock);
    List<RenderedEvents.Entry> entries = new ArrayList<>();
    events.find(byEvent.keySet()).stream()
        .filter(it -> !it.plan().endsAt().isBefore(from))
        .sorted(SOONEST_FIRST)
        .forEach(event -> {
          Standing standing = standing(event, byEvent.getOrDefault(event.id(), List.of()));
          if (standing != null) {
            entries.add(new RenderedEvents.Entry(event.id(), event.version(), standing));
          }
        });
    return rendered.feed(language.of("Meine Veranstaltungen", "My events"), entries, language);
  }

  /** By the one of their registrations that counts most; null if none does. */
  private static @Nullable Standing standing(PublicEvent event, List<Registered> theirs) {
    return theirs.stream()
        .map(it -> standing(event, it))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Standing::kind))
        .orElse(null);
  }

  private static @Nullable Standing standing(PublicEvent event, Registered its) {
    return switch (its.status()) {
      case WAITLISTED, OFFERED -> new Standing(Standing.Kind.WAITING, its.since());
      case CONFIRMED, ATTENDED ->
          new Standing(
              its.online() ? Standing.Kind.CONFIRMED_ONLINE : Standing.Kind.CONFIRMED, its.since());
      case NO_SHOW -> new Standing(Standing.Kind.CONFIRMED, its.since());
      // With the event all its registrations end. Who gave theirs up before is not told any more.
      case CANCELLED ->
          event.status() == EventStatus.CANCELLED && !its.since().isBefore(event.since())
              ? new Standing(Standing.Kind.WAITING, its.since())
              : null;
      case PENDING, LAPSED -> null;
    };
  }
}
