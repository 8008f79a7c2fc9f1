package city.participation.events.checkin.web;

import city.participation.events.checkin.SyncCheckIns.CheckInList;
import city.participation.events.checkin.SyncCheckIns.Result;
import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.ShowAttendance.Attendance;
import city.participation.events.registration.ShowAttendance.Counts;
import city.participation.events.registration.ShowAttendance.Expected;
import city.participation.events.seat.Mode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff at the door are told. */
final class CheckInResponses {

  private CheckInResponses() {}

  @Schema(name = "CheckInResults", description = "What became of each, in the same order.")
  record ResultsResponse(List<Result> results) {}

  @Schema(
      name = "CheckInList",
      description = "What a device needs to work without a network; nobody's name.")
  record ListResponse(
      @Schema(
              description =
                  "A ticket is key.registration.signature, the last two in Base64url. The signature"
                      + " (Ed25519) is of the lines ticket, key, event and registration (as UUID),"
                      + " joined by line feeds.")
          List<KeyResponse> keys,
      List<ExpectedResponse> expected) {

    static ListResponse of(CheckInList list) {
      return new ListResponse(
          list.publicKeys().entrySet().stream()
              .map(it -> new KeyResponse(it.getKey(), it.getValue()))
              .toList(),
          list.expected().stream().map(ExpectedResponse::of).toList());
    }
  }

  @Schema(name = "TicketKey", description = "A public key, 32 bytes in Base64.")
  record KeyResponse(String id, String publicKey) {}

  @Schema(name = "ExpectedParty", description = "A party that has its seats.")
  record ExpectedResponse(
      String registrationId,
      Mode mode,
      int seats,
      RegistrationStatus status,
      @Nullable Instant checkedInAt) {

    private static ExpectedResponse of(Expected expected) {
      return new ExpectedResponse(
          expected.registrationId(),
          expected.mode(),
          expected.seats(),
          expected.status(),
          expected.checkedInAt());
    }
  }

  @Schema(name = "Attendance", description = "How many were expected, and how many came.")
  record AttendanceResponse(
      CountsResponse expected,
      CountsResponse attended,
      @Schema(description = "Known some time after the event, when every device could tell.")
          CountsResponse noShows) {

    static AttendanceResponse of(Attendance attendance) {
      return new AttendanceResponse(
          CountsResponse.of(attendance.expected()),
          CountsResponse.of(attendance.attended()),
          CountsResponse.of(attendance.noShows()));
    }
  }

  @Schema(name = "AttendanceCounts", description = "Parties, and seats of theirs.")
  record CountsResponse(long parties, long seats) {

    private static CountsResponse of(Counts counts) {
      return new CountsResponse(counts.parties(), counts.seats());
    }
  }
}
