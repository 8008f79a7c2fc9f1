package city.participation.partners.engagement;

/** Which engagements. */
public sealed interface EngagementFilter {

  EngagementStatus status();

  /** In a programme and its stages. */
  record InProgramme(String programme, EngagementStatus status) implements EngagementFilter {}

  record OfPartner(String partner, EngagementStatus status) implements EngagementFilter {}

  /** What waits for the city to decide, longest first; for staff. */
  record Proposed() implements EngagementFilter {

    @Override
    public EngagementStatus status() {
      return EngagementStatus.PROPOSED;
    }
  }

  /** For cursors: one fits the list it was made for, and no other. */
  default String kind() {
    return switch (this) {
      case InProgramme(String programme, EngagementStatus status) ->
          "programme|" + programme + "|" + status;
      case OfPartner(String partner, EngagementStatus status) ->
          "partner|" + partner + "|" + status;
      case Proposed() -> "proposed";
    };
  }
}
