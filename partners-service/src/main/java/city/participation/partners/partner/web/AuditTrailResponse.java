package city.participation.partners.partner.web;

import city.participation.partners.partner.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "AuditTrail", description = "What happened to a partner, oldest first.")
record AuditTrailResponse(List<Entry> items) {

  static AuditTrailResponse of(List<AuditEntry> entries) {
    return new AuditTrailResponse(entries.stream().map(Entry::of).toList());
  }

  @Schema(name = "AuditEntry")
  record Entry(
      AuditEntry.Step step,
      Instant at,
      @Schema(
              description =
                  "In which role somebody acted: APPLICANT for the organisation, CALENDAR if a date"
                      + " came.")
          AuditEntry.Role role,
      @Schema(
              description =
                  "The opaque id of who acted; of who acted for the city shown to staff only. Absent"
                      + " with role APPLICANT: a former member, of whom nothing is kept.")
          @Nullable String person,
      @Schema(description = "The opaque id of the member whom it was done to.")
          @Nullable String member,
      @Schema(description = "On whose behalf they acted.") @Nullable String office,
      @Schema(
              description =
                  "Why, or what was asked or answered; of a reminder the days before the end, of an"
                      + " invitation or a member the role.")
          @Nullable String explanation) {

    private static Entry of(AuditEntry entry) {
      return new Entry(
          entry.step(),
          entry.at(),
          entry.role(),
          entry.by(),
          entry.member(),
          entry.office(),
          entry.explanation());
    }
  }
}
