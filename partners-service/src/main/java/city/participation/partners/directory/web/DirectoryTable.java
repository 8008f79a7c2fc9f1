package city.participation.partners.directory.web;

import city.participation.partners.directory.DirectoryEntry;
import city.participation.partners.organisation.Theme;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The directory as a table, one partner a line. */
final class DirectoryTable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "id",
              "name",
              "legalForm",
              "sector",
              "website",
              "themes",
              "districts",
              "accreditedSince",
              "accreditedUntil",
              "descriptionDe",
              "descriptionEn")
          .get();

  /** With one of these a spreadsheet lets a formula begin. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final CSVPrinter printer;

  DirectoryTable(Appendable out) throws IOException {
    printer = new CSVPrinter(out, FORMAT);
  }

  void add(List<DirectoryEntry> entries) throws IOException {
    for (DirectoryEntry entry : entries) {
      printer.printRecord(
          entry.id(),
          text(entry.name()),
          entry.legalForm(),
          entry.sector(),
          text(entry.website()),
          entry.themes().stream().map(Theme::code).collect(Collectors.joining(" ")),
          String.join(" ", entry.districts()),
          entry.since(),
          entry.until(),
          text(entry.description().de()),
          text(entry.description().en()));
    }
  }

  /** What somebody wrote: shown as it is, and never carried out. */
  private static @Nullable String text(@Nullable String value) {
    return value != null && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0
        ? "'" + value
        : value;
  }
}
