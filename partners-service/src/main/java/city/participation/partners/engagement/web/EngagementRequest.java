package city.participation.partners.engagement.web;

import city.participation.partners.Checked;
import city.participation.partners.engagement.EngagementRole;
import city.participation.partners.engagement.InterestNote;
import city.participation.partners.engagement.Proposal;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Schema(name = "EngagementRequest", description = "How a partner proposes to take part.")
record EngagementRequest(
    @Schema(requiredMode = RequiredMode.REQUIRED, format = "uuid", description = "Its id.")
        @Nullable String partner,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "uuid",
            description = "The programme's id, as in /api/programmes.")
        @Nullable String programme,
    @Schema(
            format = "uuid",
            description = "The id of one of its stages; absent for the whole programme.")
        @Nullable String stage,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable EngagementRole role,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable InterestRequest interest) {

  private static final int ID_MAX = 64;

  @Schema(
      name = "InterestNote",
      description = "What the partner's own interest is (Interessenerklärung). Public.")
  record InterestRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = InterestNote.MIN,
              maxLength = InterestNote.MAX,
              example = "Wir beraten im Veedel und werden dafür nicht bezahlt.")
          @Nullable String de,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = InterestNote.MIN,
              maxLength = InterestNote.MAX,
              example = "We give advice in the quarter and are not paid for it.")
          @Nullable String en) {}

  Proposal proposal(Checked checked) {
    String itsPartner = checked.line("/partner", partner, 1, ID_MAX);
    String itsProgramme = checked.line("/programme", programme, 1, ID_MAX);
    String itsStage = stage == null ? null : checked.line("/stage", stage, 1, ID_MAX);
    if (role == null) {
      checked.wrong("/role", "missing");
    }
    InterestNote note = note(checked);
    checked.complain();
    return new Proposal(
        Objects.requireNonNull(itsPartner),
        Objects.requireNonNull(itsProgramme),
        itsStage,
        Objects.requireNonNull(role),
        Objects.requireNonNull(note));
  }

  private @Nullable InterestNote note(Checked checked) {
    if (interest == null) {
      checked.wrong("/interest", "missing");
      return null;
    }
    String de =
        checked.paragraphs("/interest/de", interest.de(), InterestNote.MIN, InterestNote.MAX);
    String en =
        checked.paragraphs("/interest/en", interest.en(), InterestNote.MIN, InterestNote.MAX);
    return de == null || en == null ? null : new InterestNote(de, en);
  }
}
