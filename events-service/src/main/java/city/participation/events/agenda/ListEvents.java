package city.participation.events.agenda;

import city.participation.events.agenda.AgendaPage.Position;
import city.participation.events.content.Audience;
import city.participation.events.event.EventStatus;
import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists events (Veranstaltungskalender), to everybody what is public, to staff all. */
@Component
public class ListEvents {

  private static final ZoneId COLOGNE = ZoneId.of("Europe/Berlin");

  private final Agenda agenda;
  private final FindProgrammes programmes;
  private final Clock clock;

  ListEvents(Agenda agenda, FindProgrammes programmes, Clock clock) {
    this.agenda = agenda;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Who asks for no time and no status is shown what begins today or later. */
  public AgendaPage list(
      EventFilter filter, int limit, @Nullable Position after, @Nullable Person viewer) {
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    EventStatus status = filter.status();
    if (!ofTheCity && status != null && !status.isPublic()) {
      return new AgendaPage(List.of(), null);
    }
    Instant now = clock.instant();
    List<AgendaRow> rows =
        agenda.find(
            asked(filter, now),
            ofTheCity ? List.of(Audience.values()) : List.of(Audience.PUBLIC),
            limit + 1,
            after);
    boolean more = rows.size() > limit;
    List<AgendaRow> page = more ? rows.subList(0, limit) : rows;
    Map<String, ProgrammeStanding> known =
        programmes.find(page.stream().map(AgendaRow::programmeId).distinct().toList()).stream()
            .collect(Collectors.toMap(ProgrammeStanding::id, Function.identity()));
    return new AgendaPage(
        page.stream().map(it -> it.toSummary(known.get(it.programmeId()), now)).toList(),
        more ? page.getLast().position() : null);
  }

  private static EventFilter asked(EventFilter filter, Instant now) {
    if (filter.from() != null || filter.to() != null || filter.status() != null) {
      return filter;
    }
    Instant today = LocalDate.ofInstant(now, COLOGNE).atStartOfDay(COLOGNE).toInstant();
    return new EventFilter(
        filter.place(), filter.district(), filter.format(), filter.attendance(), null, today, null);
  }
}
