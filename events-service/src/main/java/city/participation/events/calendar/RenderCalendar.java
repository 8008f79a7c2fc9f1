package city.participation.events.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Puts rendered events into a calendar. Without METHOD: nobody is invited, so there is no organizer
 * whom that would need.
 */
final class RenderCalendar {

  private static final String END = "END:VCALENDAR\r\n";
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);
  private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);

  /** By name, with everything up to the first event. */
  static String head(String name, Language language) {
    PropertyList properties =
        new PropertyList(
            List.of(
                new ProdId("-//Smart City Participation Suite//Events//" + language.name()),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                new Name(name),
                new XProperty("X-WR-CALNAME", name), // whoever does not know RFC 7986
                new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH),
                new XProperty("X-PUBLISHED-TTL", REFRESH.toString())));
    String calendar = new Calendar(properties, new ComponentList<>(List.of(zone()))).toString();
    return Folding.of(calendar.substring(0, calendar.length() - END.length()));
  }

  private RenderCalendar() {}

  /** In the order in which it is written. */
  static List<String> of(String head, List<String> events) {
    List<String> parts = new ArrayList<>(events.size() + 2);
    parts.add(head);
    parts.addAll(events);
    parts.add(END);
    return parts;
  }

  /** As the clocks go since 1996: no event is older. */
  private static VTimeZone zone() {
    Daylight summer = new Daylight();
    summer
        .add(new TzName("CEST"))
        .add(new TzOffsetFrom(WINTER))
        .add(new TzOffsetTo(SUMMER))
        .add(new DtStart<>(LocalDateTime.of(1996, 3, 31, 2, 0)))
        .add(new RRule<>("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"));
    Standard winter = new Standard();
    winter
        .add(new TzName("CET"))
        .add(new TzOffsetFrom(SUMMER))
        .add(new TzOffsetTo(WINTER))
        .add(new DtStart<>(LocalDateTime.of(1996, 10, 27, 3, 0)))
        .add(new RRule<>("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
    return new VTimeZone(
        new PropertyList(List.of(new TzId(RenderEvent.COLOGNE.getId()))),
        new ComponentList<>(List.of(summer, winter)));
  }
}
