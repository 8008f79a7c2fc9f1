package city.participation.partners.engagement.web;

import city.participation.partners.engagement.Action;
import city.participation.partners.engagement.EngagementRole;
import city.participation.partners.engagement.EngagementStatus;
import city.participation.partners.engagement.EngagementView;
import city.participation.partners.engagement.InterestNote;
import city.participation.partners.engagement.TrailEntry;
import city.participation.partners.organisation.Sector;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Engagement", description = "A partner's part in a programme or a stage of it.")
record EngagementResponse(
    String id,
    EngagementStatus status,
    PartnerOfIt partner,
    @Schema(description = "The programme's id, as in /api/programmes.") String programme,
    @Schema(description = "The id of one of its stages; absent for the whole programme.")
        @Nullable String stage,
    EngagementRole role,
    Interest interest,
    Instant proposedAt,
    @Schema(description = "When the status last changed; by this lists are sorted.") Instant since,
    @Schema(
            description =
                "Days since then, by Cologne's calendar; in the list of all that is proposed.")
        @Nullable Long ageInDays,
    @Schema(description = "Why it was declined or ended, if somebody said so.")
        @Nullable String reason,
    @Schema(description = "What the caller can do now; absent if nothing.")
        @Nullable List<String> allowed,
    @Schema(description = "What happened to it, oldest first.") List<Entry> trail) {

  @Schema(name = "EngagedPartner")
  record PartnerOfIt(
      String id,
      String name,
      Sector sector,
      @Schema(description = "Whether its accreditation runs at present; false while suspended.")
          boolean standing) {}

  @Schema(name = "Interest", description = "What the partner's own interest is.")
  record Interest(String de, String en) {

    private static Interest of(InterestNote note) {
      return new Interest(note.de(), note.en());
    }
  }

  @Schema(name = "EngagementEntry")
  record Entry(
      EngagementStatus status,
      Instant at,
      @Schema(description = "Who acted; CALENDAR if the programme or accreditation ended.")
          TrailEntry.Role role,
      @Schema(description = "For staff: the opaque id of who of the city acted.")
          @Nullable String person,
      @Schema(description = "On whose behalf they acted.") @Nullable String office,
      @Nullable String reason) {

    private static Entry of(TrailEntry entry) {
      return new Entry(
          entry.status(), entry.at(), entry.role(), entry.by(), entry.office(), entry.reason());
    }
  }

  static EngagementResponse of(EngagementView engagement) {
    List<String> allowed = engagement.allowed().stream().map(Action::resource).toList();
    return new EngagementResponse(
        engagement.id(),
        engagement.status(),
        new PartnerOfIt(
            engagement.proposal().partner(),
            engagement.name(),
            engagement.sector(),
            engagement.standing()),
        engagement.proposal().programme(),
        engagement.proposal().stage(),
        engagement.proposal().role(),
        Interest.of(engagement.proposal().interest()),
        engagement.proposedAt(),
        engagement.since(),
        engagement.ageInDays(),
        engagement.reason(),
        allowed.isEmpty() ? null : allowed,
        engagement.trail().stream().map(Entry::of).toList());
  }
}
