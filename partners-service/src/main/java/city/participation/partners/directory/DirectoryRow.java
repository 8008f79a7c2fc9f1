package city.participation.partners.directory;

import city.participation.partners.directory.DirectoryPage.Position;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What the directory reads of a partner's document. */
record DirectoryRow(
    @Id String id, long version, Said organisation, Listed listing, Term accreditation) {

  record Said(
      String name,
      LegalForm legalForm,
      Sector sector,
      @Nullable String website,
      Description description,
      List<String> districts,
      List<Theme> themes) {}

  record Listed(String name, LocalDate since) {}

  record Term(LocalDate until) {}

  Position position(DirectoryOrder order) {
    return switch (order) {
      case NAME -> new Position(listing.name(), id);
      case NEWEST -> new Position(listing.since().toString(), id);
    };
  }

  DirectoryEntry toEntry() {
    return new DirectoryEntry(
        id,
        version,
        organisation.name(),
        organisation.legalForm(),
        organisation.sector(),
        organisation.website(),
        organisation.description(),
        organisation.districts(),
        organisation.themes(),
        listing.since(),
        accreditation.until());
  }
}
