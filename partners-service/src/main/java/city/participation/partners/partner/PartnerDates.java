package city.participation.partners.partner;

import city.participation.partners.organisation.Organisation;
import city.participation.partners.partner.AuditEntry.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dates of a partner that follow from the rest of it. */
final class PartnerDates {

  private PartnerDates() {}

  /** When the calendar next has something to do. {@code term}: null unless one runs. */
  static @Nullable Instant due(@Nullable Accreditation term, @Nullable Review review) {
    Instant answer = review == null ? null : review.answerDue();
    Instant ofTerm = term == null ? null : term.due();
    if (answer == null || ofTerm == null) {
      return answer == null ? ofTerm : answer;
    }
    return answer.isBefore(ofTerm) ? answer : ofTerm;
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
      @Nullable AuditEntry entry) {
    if (review == null || after == null) {
      return null;
    }
    boolean unchecked =
        before.review() == null
            || !before.organisation().hasIdentityOf(after)
            || (entry != null && entry.step() == Step.REGISTER_CHECK_REQUESTED);
    return unchecked && entry != null ? entry.at() : before.checkDue();
  }
}
