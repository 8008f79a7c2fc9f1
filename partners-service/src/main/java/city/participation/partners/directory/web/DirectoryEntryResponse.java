package city.participation.partners.directory.web;

import city.participation.partners.directory.DirectoryEntry;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "DirectoryEntry", description = "An accredited partner, as anybody may see it.")
record DirectoryEntryResponse(
    String id,
    String name,
    LegalForm legalForm,
    Sector sector,
    @Nullable String website,
    Description description,
    @Schema(description = "Where it works; empty for the whole city.") List<String> districts,
    List<String> themes,
    @Schema(description = "Since when it is accredited without a break.") LocalDate accreditedSince,
    @Schema(description = "The last day of its term.") LocalDate accreditedUntil) {

  static DirectoryEntryResponse of(DirectoryEntry entry) {
    return new DirectoryEntryResponse(
        entry.id(),
        entry.name(),
        entry.legalForm(),
        entry.sector(),
        entry.website(),
        entry.description(),
        entry.districts(),
        entry.themes().stream().map(Theme::code).toList(),
        entry.since(),
        entry.until());
  }
}
