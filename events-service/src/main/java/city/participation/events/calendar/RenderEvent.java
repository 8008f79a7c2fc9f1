package city.participation.events.calendar;

import city.participation.events.Addresses;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;

/**
 * An event as a VEVENT. The same event, reader and language always give the same text: no moment is
 * that of the rendering.
 */
final class RenderEvent {

  static final ZoneId COLOGNE = ZoneId.of("Europe/Berlin");

  private static final ParameterList ZONE = new ParameterList(List.of(new TzId(COLOGNE.getId())));
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(COLOGNE);

  private final Addresses addresses;

  RenderEvent(Addresses addresses) {
    this.addresses = addresses;
  }

  String render(PublicEvent event, Standing standing, Language language) {
    boolean online = standing.kind() == Standing.Kind.CONFIRMED_ONLINE;
    String link = online && !event.takesNotPlace() ? event.plan().onlineLink() : null;
    Instant changed = changed(event, standing);
    VEvent entry = new VEvent(false);
    entry
        .add(new Uid(event.id()))
        .add(new DtStamp(changed))
        .add(new LastModified(changed))
        .add(new Sequence(event.calendarSequence()))
        .add(status(event, standing))
        .add(transparency(event, standing));
    addTime(entry, event.plan());
    entry
        .add(new Summary(language.headline(event.content().title(), event.status())))
        .add(new Description(EventWords.of(event, link, language)))
        .add(new Categories(new TextList(List.of(language.of(event.content().format())))))
        .add(new Url(addresses.ofEvent(event.id())));
    String place = link == null ? place(event.plan(), language) : link;
    entry.add(new Location(place));
    Venue venue = event.plan().venue();
    if (link == null && venue != null && venue.point() != null) {
      List<Double> at = venue.point().coordinates();
      entry.add(new Geo(BigDecimal.valueOf(at.getLast()), BigDecimal.valueOf(at.getFirst())));
    }
    return Folding.of(entry.toString());
  }

  private static Instant changed(PublicEvent event, Standing standing) {
    Instant since = standing.since();
    Instant changed = event.changedAt();
    return (since != null && since.isAfter(changed) ? since : changed)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * What is postponed has no time that is true; the old one must not stay in anybody's day. The new
   * one comes with a higher SEQUENCE.
   */
  private static Status status(PublicEvent event, Standing standing) {
    if (event.takesNotPlace()) {
      return ImmutableStatus.VEVENT_CANCELLED;
    }
    return standing.kind() == Standing.Kind.WAITING
        ? ImmutableStatus.VEVENT_TENTATIVE
        : ImmutableStatus.VEVENT_CONFIRMED;
  }

  /** Who only looks at the city's calendar has time for something else. */
  private static Transp transparency(PublicEvent event, Standing standing) {
    return standing.kind() == Standing.Kind.PUBLIC || event.takesNotPlace()
        ? ImmutableTransp.TRANSPARENT
        : ImmutableTransp.OPAQUE;
  }

  /**
   * By the city's clocks, so that it stays at its hour in a calendar that is elsewhere. The hour
   * that they show twice says not which of the two it is: programs differ, so it is told in UTC.
   */
  private static void addTime(VEvent entry, PublicEvent.Plan plan) {
    Instant starts = plan.startsAt().truncatedTo(ChronoUnit.SECONDS);
    Instant ends = plan.endsAt().truncatedTo(ChronoUnit.SECONDS);
    if (isShownTwice(starts) || isShownTwice(ends)) {
      entry.add(new DtStart<>(starts)).add(new DtEnd<>(ends));
    } else {
      entry.add(byTheClocks("DTSTART", starts)).add(byTheClocks("DTEND", ends));
    }
  }

  /** The library's own would ask for all zones of the world at each of them. */
  private static Property byTheClocks(String name, Instant moment) {
    return new XProperty(name, ZONE, LOCAL.format(moment));
  }

  private static boolean isShownTwice(Instant moment) {
    LocalDateTime shown = LocalDateTime.ofInstant(moment, COLOGNE);
    return COLOGNE.getRules().getValidOffsets(shown).size() > 1;
  }

  private static String place(PublicEvent.Plan plan, Language language) {
    Venue venue = plan.venue();
    if (venue == null || plan.attendance() == AttendanceMode.ONLINE) {
      return "Online";
    }
    String town =
        Stream.of(venue.postcode(), venue.city())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    String place =
        Stream.of(venue.name(), venue.street(), town)
            .filter(it -> it != null && !it.isEmpty())
            .collect(Collectors.joining(", "));
    return plan.attendance() == AttendanceMode.HYBRID
        ? place + language.of(" (auch online)", " (also online)")
        : place;
  }
}
