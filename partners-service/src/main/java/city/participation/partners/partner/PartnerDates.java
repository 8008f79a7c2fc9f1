package city.participation.partners.partner;

import city.participation.partners.member.Representation;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.partner.AuditEntry.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates of a partner that follow from the rest of it. */
final class PartnerDates {

  private PartnerDates() {}

  /** When the calendar next has something to do. {@code term}: null unless one runs. */
  static @Nullable Instant due(
      @Nullable Accreditation term, @Nullable Review review, Representation representation) {
    return Stream.of(
            Optional.ofNullable(term).map(Accreditation::due),
            Optional.ofNullable(review).map(Review::answerDue),
            Optional.ofNullable(representation.due()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Since when it is accredited without a break: a renewal in time begins nothing anew. */
  static LocalDate accreditedSince(List<AuditEntry> trail) {
    Instant since = null;
    for (AuditEntry entry : trail) {
      if (entry.step() == Step.EXPIRED) {
        since = null;
      } else if (entry.step() == Step.ACCREDITED && since == null) {
        since = entry.at();
      }
    }
    if (since == null) {
      throw new IllegalStateException("Nobody has accredited this partner");
    }
    return Accreditation.day(since);
  }

  /** A new review, or another organisation in it, has not been compared with the register yet. */
  static @Nullable Instant checkDue(
      Partner before,
      @Nullable Organisation after,
      @Nullable Review review,
      List<AuditEntry> entries) {
    if (review == null || after == null) {
      return null;
    }
    boolean unchecked =
        before.review() == null
            || !before.organisation().hasIdentityOf(after)
            || (entries.size() > before.trail().size()
                && entries.getLast().step() == Step.REGISTER_CHECK_REQUESTED);
    return unchecked ? entries.getLast().at() : before.checkDue();
  }
}
