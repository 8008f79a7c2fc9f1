package city.participation.events.checkin.web;

import city.participation.defaults.http.EntityTag;
import city.participation.events.registration.ShowAttendance.Expected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Who is expected as a table (RFC 4180), one party a line. */
final class CheckInTable {

  static final String NAME = "text/csv";
  static final MediaType TYPE = MediaType.parseMediaType(NAME);

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("registrationId", "mode", "seats", "status", "checkedInAt")
          .get();

  /** With one of these a spreadsheet lets a formula begin. */
  private static final String FORMULA = "=+-@\t\r\n";

  private CheckInTable() {}

  static ResponseEntity<String> answer(List<Expected> parties, @Nullable String ifNoneMatch) {
    String table = of(parties);
    EntityTag tag = EntityTag.of(parties.size(), table);
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(CacheControl.noCache())
            .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT);
    return known
        ? answer.build()
        : answer
            .contentType(MediaType.parseMediaType(NAME + ";charset=UTF-8;header=present"))
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"check-in-list.csv\"")
            .body(table);
  }

  static String of(List<Expected> parties) {
    StringBuilder table = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(table, FORMAT)) {
      for (Expected party : parties) {
        printer.printRecord(
            text(party.registrationId()),
            party.mode(),
            party.seats(),
            party.status(),
            party.checkedInAt());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return table.toString();
  }

  /** What we have not made ourselves: shown as it is, and never carried out. */
  private static String text(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
