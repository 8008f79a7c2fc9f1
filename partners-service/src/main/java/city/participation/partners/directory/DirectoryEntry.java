package city.participation.partners.directory;

import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of an accredited partner. Its address is not among it: that of a small
 * initiative is somebody's home.
 *
 * @param since since when it is accredited without a break
 * @param until the last day of its term
 */
public record DirectoryEntry(
    String id,
    long version,
    String name,
    LegalForm legalForm,
    Sector sector,
    @Nullable String website,
    Description description,
    List<String> districts,
    List<Theme> themes,
    LocalDate since,
    LocalDate until) {}
