package city.participation.partners.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A term for which a partner is accredited.
 *
 * @param until its last day
 * @param notices how many days before its end the partner is still to be reminded, longest first
 */
public record Accreditation(LocalDate from, LocalDate until, List<Integer> notices) {

  /** Days are the city's. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  static final int USUAL_YEARS = 2;
  static final int MOST_YEARS = 5;

  /** From so many days before the end a renewal can be asked for. */
  static final int RENEWAL_DAYS = 90;

  private static final List<Integer> NOTICES = List.of(RENEWAL_DAYS, 30, 7);

  public Accreditation {
    notices = List.copyOf(notices);
  }

  /** A reminder that would have been due before the term began is none. */
  static Accreditation granted(LocalDate from, LocalDate until) {
    return new Accreditation(
        from, until, NOTICES.stream().filter(days -> until.minusDays(days).isAfter(from)).toList());
  }

  static LocalDate day(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }

  /** When the term is over: as its last day ends. */
  Instant end() {
    return until.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  boolean hasEndedAt(Instant now) {
    return !now.isBefore(end());
  }

  boolean isRenewableOn(LocalDate day) {
    return !day.isBefore(renewableFrom());
  }

  public LocalDate renewableFrom() {
    return until.minusDays(RENEWAL_DAYS);
  }

  /** When something is next to be done about it. */
  Instant due() {
    return notices.isEmpty() ? end() : noticeAt(notices.getFirst());
  }

  /** The reminders that are due by now, after a downtime more than one. */
  List<Integer> noticesBy(Instant now) {
    return notices.stream().filter(days -> !now.isBefore(noticeAt(days))).toList();
  }

  Accreditation withoutNotices(List<Integer> given) {
    return new Accreditation(
        from, until, notices.stream().filter(days -> !given.contains(days)).toList());
  }

  private Instant noticeAt(int days) {
    return until.minusDays(days).atStartOfDay(ZONE).toInstant();
  }
}
