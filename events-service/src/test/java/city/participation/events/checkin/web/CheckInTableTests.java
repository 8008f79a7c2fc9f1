package city.participation.events.checkin.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.ShowAttendance.Expected;
import city.participation.events.seat.Mode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckInTableTests {

  @Test
  void hasAPartyALineBelowTheNames() {
    assertThat(
            CheckInTable.of(
                List.of(
                    new Expected("a-1", Mode.ON_SITE, 2, RegistrationStatus.CONFIRMED, null),
                    new Expected(
                        "b-2",
                        Mode.ONLINE,
                        1,
                        RegistrationStatus.ATTENDED,
                        Instant.parse("2027-03-01T17:05:00Z")))))
        .isEqualTo(
            """
            registrationId,mode,seats,status,checkedInAt
            a-1,ON_SITE,2,CONFIRMED,
            b-2,ONLINE,1,ATTENDED,2027-03-01T17:05:00Z
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
  void letsNoSpreadsheetCarryOutWhatIsInIt(String id) {
    String table =
        CheckInTable.of(
            List.of(new Expected(id, Mode.ON_SITE, 1, RegistrationStatus.CONFIRMED, null)));
    assertThat(table.split("\r\n", 2)[1]).matches("(?s)\"?'.*");
  }
}
