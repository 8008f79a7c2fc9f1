package city.participation.partners.register;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.RegisterReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineRegisterCheckTests {

  private final OfflineRegisterCheck check = new OfflineRegisterCheck();

  private RegisterAnswer check(LegalForm form, String court, String entry) {
    return check.check(
        RegisterExamples.organisation(form, RegisterReference.of(court, entry).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED_ASSOCIATION, Amtsgericht Köln, VR 12345",
    "REGISTERED_ASSOCIATION, AG Koeln, VR 1",
    "CORPORATION, Registergericht Düsseldorf, HRB 99999",
    "CORPORATION, Berlin-Charlottenburg, HRB 260000 B",
    "PARTNERSHIP, Frankfurt a. M., HRA 1234",
    "PARTNERSHIP, Wuppertal, GsR 12",
    "PARTNERSHIP, Essen, PR 5000",
    "COOPERATIVE, Bonn, GnR 300",
    "SOLE_TRADER, Bad Oeynhausen, HRA 77",
    "FOUNDATION, Mönchengladbach, HRB 77",
    "PUBLIC_BODY, Münster, HRA 77"
  })
  void takesWhatLooksAsItShould(LegalForm form, String court, String entry) {
    RegisterAnswer answer = check(form, court, entry);
    assertThat(answer.result()).isEqualTo(RegisterResult.PLAUSIBLE);
    assertThat(answer.concerns()).isEmpty();
    assertThat(answer.source()).isEqualTo("plausibility");
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED_ASSOCIATION, Amtsgericht Entenhausen, VR 12345, UNKNOWN_COURT",
    "REGISTERED_ASSOCIATION, Köln, VR 1234567, LONG_NUMBER",
    "REGISTERED_ASSOCIATION, Köln, HRB 12345, OTHER_REGISTER",
    "UNREGISTERED_ASSOCIATION, Köln, VR 12345, OTHER_REGISTER",
    "CORPORATION, Köln, HRA 12345, OTHER_REGISTER",
    "COOPERATIVE, Köln, HRB 12345, OTHER_REGISTER",
    "PARTNERSHIP, Köln, VR 12345, OTHER_REGISTER"
  })
  void saysWhatToLookAt(LegalForm form, String court, String entry, Concern concern) {
    RegisterAnswer answer = check(form, court, entry);
    assertThat(answer.result()).isEqualTo(RegisterResult.IMPLAUSIBLE);
    assertThat(answer.concerns()).containsExactly(concern);
  }

  @Test
  void hasNothingToSayOfWhoIsInNoRegister() {
    @Nullable RegisterReference none = null;
    assertThat(
            check
                .check(RegisterExamples.organisation(LegalForm.UNREGISTERED_ASSOCIATION, none))
                .result())
        .isEqualTo(RegisterResult.NOT_APPLICABLE);
  }
}
