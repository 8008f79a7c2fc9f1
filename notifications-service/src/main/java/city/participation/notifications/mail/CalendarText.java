package city.participation.notifications.mail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A calendar of one event, with the clocks of the city. */
final class CalendarText {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);
  private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);

  private CalendarText() {}

  static String of(Method method, VEvent event) {
    var properties =
        new PropertyList(
            List.of(
                new ProdId("-//Smart City Participation Suite//Notifications//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                method));
    var calendar = new Calendar(properties, new ComponentList<>(List.of(clocks(), event)));
    return Folding.of(calendar.toString());
  }

  /**
   * By the city's clocks. The hour that they show twice does not say which of the two it is, and
   * programs differ, so that one is told in UTC.
   */
  static void addTime(VEvent event, Instant startsAt, Instant endsAt) {
    Instant start = startsAt.truncatedTo(ChronoUnit.SECONDS);
    Instant end = endsAt.truncatedTo(ChronoUnit.SECONDS);
    if (isShownTwice(start) || isShownTwice(end)) {
      event.add(new DtStart<>(start)).add(new DtEnd<>(end));
    } else {
      event.add(new DtStart<>(start.atZone(ZONE))).add(new DtEnd<>(end.atZone(ZONE)));
    }
  }

  private static boolean isShownTwice(Instant moment) {
    return ZONE.getRules().getValidOffsets(LocalDateTime.ofInstant(moment, ZONE)).size() > 1;
  }

  /** As they go since 1996; nothing is looked up. */
  private static VTimeZone clocks() {
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
        new PropertyList(List.of(new TzId(ZONE.getId()))),
        new ComponentList<>(List.of(summer, winter)));
  }
}
