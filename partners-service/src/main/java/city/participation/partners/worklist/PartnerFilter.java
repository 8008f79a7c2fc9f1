package city.participation.partners.worklist;

import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.Review;

/** Which partners. */
public sealed interface PartnerFilter {

  /** Those that a person acts for, drafts included, newest first. */
  record Own(Person member) implements PartnerFilter {}

  /** What staff are to do or may have to know, longest in this status first. */
  record OfStatus(PartnerStatus status) implements PartnerFilter {}

  /** Applications and renewals that are being decided on, oldest first. */
  record AtStage(Review.Stage stage) implements PartnerFilter {}

  /** For cursors: one fits the list it was made for, and no other. */
  default String kind() {
    return switch (this) {
      case Own own -> "mine";
      case OfStatus(PartnerStatus status) -> "status|" + status;
      case AtStage(Review.Stage stage) -> "stage|" + stage;
    };
  }
}
