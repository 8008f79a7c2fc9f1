package city.participation.events.checkin.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Accepted;
import city.participation.events.Checked;
import city.participation.events.People;
import city.participation.events.TaggedRead;
import city.participation.events.checkin.SyncCheckIns;
import city.participation.events.checkin.SyncCheckIns.CheckInList;
import city.participation.events.checkin.SyncCheckIns.Noted;
import city.participation.events.checkin.web.CheckInResponses.AttendanceResponse;
import city.participation.events.checkin.web.CheckInResponses.ListResponse;
import city.participation.events.checkin.web.CheckInResponses.ResultsResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For staff at the door. */
@RestController
@RequestMapping(path = "/api/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Check-in")
class CheckInController {

  private final SyncCheckIns sync;

  CheckInController(SyncCheckIns sync) {
    this.sync = sync;
  }

  @GetMapping(
      path = "/check-in-list",
      produces = {MediaType.APPLICATION_JSON_VALUE, CheckInTable.NAME})
  @Operation(
      operationId = "showCheckInList",
      summary = "Download who is expected",
      description =
          "Staff and administrators. With the public keys by which a device checks tickets without"
              + " a network; or by Accept as CSV (RFC 4180, UTF-8) with a header line, without the"
              + " keys. A cell that a spreadsheet would take for a formula begins with an"
              + " apostrophe.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = ListResponse.class)),
        @Content(mediaType = CheckInTable.NAME, schema = @Schema(type = "string"))
      })
  ResponseEntity<? extends Object> list(
      @PathVariable String id,
      Caller caller,
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    CheckInList list = sync.list(id, People.person(caller, null)).orElseThrow(Problem::notFound);
    return Accepted.rather(CheckInTable.TYPE, request)
        ? CheckInTable.answer(list.expected(), ifNoneMatch)
        : TaggedRead.answer(0, ListResponse.of(list), ifNoneMatch, HttpHeaders.ACCEPT);
  }

  @GetMapping("/attendance")
  @Operation(
      operationId = "showAttendance",
      summary = "Show how many were expected, and how many came",
      description = "Staff and administrators.")
  ResponseEntity<AttendanceResponse> attendance(
      @PathVariable String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    return TaggedRead.answer(
        0,
        sync.attendance(id, People.person(caller, null))
            .map(AttendanceResponse::of)
            .orElseThrow(Problem::notFound),
        ifNoneMatch);
  }

  @PostMapping(path = "/check-ins", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "checkIn",
      summary = "Tell who came",
      description =
          "Staff and administrators; at once, or later what a device noted without a network. The"
              + " first check-in of a party counts. The same check-in told again changes nothing"
              + " and is answered alike, with and without a key.")
  ResponseEntity<ResultsResponse> checkIn(
      @PathVariable String id,
      Caller caller,
      @Nullable IdempotencyKey key,
      @RequestBody CheckInRequest request) {
    Checked checked = new Checked();
    String device = request.device(checked);
    List<Noted> noted = request.noted(checked);
    checked.complain();
    return ResponseEntity.ok(
        sync.sync(id, People.person(caller, null), device, noted)
            .map(ResultsResponse::new)
            .orElseThrow(Problem::notFound));
  }
}
