package city.participation.events.checkin.web;

import city.participation.events.Checked;
import city.participation.events.checkin.SyncCheckIns.Noted;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "CheckInRequest", description = "Who came, as one device at the door noted it.")
record CheckInRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = 60,
            description = "Which device.",
            example = "tablet-2")
        @Nullable String device,
    @ArraySchema(
            minItems = 1,
            maxItems = MOST,
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "In the order in which they were noted."))
        @Nullable List<@Nullable CheckInBody> checkIns) {

  static final int MOST = 200;

  private static final int ID_MAX = 64;
  private static final int TICKET_MAX = 200;

  @Schema(name = "CheckIn", description = "One party; by its ticket, or as staff looked it up.")
  record CheckInBody(
      @Schema(maxLength = TICKET_MAX, description = "As it was shown; this or registration.")
          @Nullable String ticket,
      @Schema(maxLength = ID_MAX, description = "The registration's id; this or ticket.")
          @Nullable String registration,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              format = "date-time",
              description = "When, with offset.",
              example = "2027-03-01T18:05:00+01:00")
          @Nullable String at) {}

  String device(Checked checked) {
    String named = checked.line("/device", device, 1, 60);
    return named == null ? "" : named;
  }

  List<Noted> noted(Checked checked) {
    List<Noted> noted = new ArrayList<>();
    if (checkIns == null || checkIns.isEmpty()) {
      checked.wrong("/checkIns", "missing");
      return noted;
    }
    if (checkIns.size() > MOST) {
      checked.wrong("/checkIns", "too-many", MOST);
      return noted;
    }
    for (int i = 0; i < checkIns.size(); i++) {
      note(checked, "/checkIns/" + i, checkIns.get(i), noted);
    }
    return noted;
  }

  private static void note(
      Checked checked, String pointer, @Nullable CheckInBody body, List<Noted> noted) {
    if (body == null || (body.ticket() == null) == (body.registration() == null)) {
      checked.wrong(pointer, body == null ? "missing" : "ticket-or-registration");
      return;
    }
    if (body.ticket() != null && body.ticket().length() > TICKET_MAX) {
      checked.wrong(pointer + "/ticket", "too-long", TICKET_MAX);
    }
    if (body.registration() != null && body.registration().length() > ID_MAX) {
      checked.wrong(pointer + "/registration", "too-long", ID_MAX);
    }
    Instant at = checked.moment(pointer + "/at", body.at());
    if (at != null) {
      noted.add(new Noted(body.ticket(), body.registration(), at));
    }
  }
}
