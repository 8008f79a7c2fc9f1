package city.participation.events.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuestPassesTests {

  private static final Path EXAMPLE =
      Path.of("..", "notifications-service", "contracts", "guest-pass.example.json");
  private static final String LOCAL = "local:lpEKpBB3XEZggCXbQOW+gPUsYJDSXwWAjHi47i8KJOY=";
  private static final String OTHER = "other:fS1+JJDiDlGlGwPdA6U+8tUEN4E+8bJCQkstIJa7Q8U=";
  private static final String OTHER_SECRET = "compose-and-kind-guests-no-secr1";
  private static final String GUEST = "guest-0b5f1f0e-6a2c-4d6e-9f57-3c1d2e4b5a69";
  private static final Instant NOON = Instant.parse("2027-05-01T12:00:00Z");

  @Test
  void readsWhatNotificationsServiceSigns() throws Exception {
    JsonNode example = new JsonMapper().readTree(Files.readString(EXAMPLE));

    PassReading read =
        passes(NOON, example.path("key").asString()).read(example.path("pass").asString());

    assertThat(read)
        .isInstanceOfSatisfying(
            PassReading.Valid.class,
            it -> assertThat(it.registrant().id()).isEqualTo(example.path("guest").asString()));
    assertThat(SignedPasses.of(GUEST, Instant.parse(example.path("until").asString())))
        .as("what the tests of this service sign")
        .isEqualTo(example.path("pass").asString());
  }

  @Test
  void makesAGuestOneOfThePublic() throws Exception {
    assertThat(passes(NOON, LOCAL).read(SignedPasses.of(GUEST, NOON.plusSeconds(60))))
        .isInstanceOfSatisfying(
            PassReading.Valid.class,
            it -> {
              assertThat(it.registrant().id()).isEqualTo(GUEST);
              assertThat(it.registrant().person().ofTheCity()).isFalse();
              assertThat(it.registrant().person().admin()).isFalse();
            });
  }

  @Test
  void endsAtTheSecondThatItSays() throws Exception {
    String pass = SignedPasses.of(GUEST, NOON);

    assertThat(passes(NOON.minusMillis(1), LOCAL).read(pass)).isInstanceOf(PassReading.Valid.class);
    assertThat(passes(NOON, LOCAL).read(pass)).isEqualTo(new PassReading.Expired());
  }

  @Test
  void refusesAPassInWhichASingleCharacterDiffers() throws Exception {
    String pass = SignedPasses.of(GUEST, NOON.plusSeconds(60));
    GuestPasses passes = passes(NOON, LOCAL);

    for (int i = 0; i < pass.length(); i++) {
      for (char other : new char[] {'A', 'b', '7', '.', '='}) {
        if (pass.charAt(i) != other) {
          String forged = pass.substring(0, i) + other + pass.substring(i + 1);
          assertThat(passes.read(forged)).as(forged).isEqualTo(new PassReading.Unknown());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "local..", "local.A.A", "ü.ü.ü"})
  void refusesWhatIsNoPass(String pass) throws Exception {
    assertThat(passes(NOON, LOCAL).read(pass)).isEqualTo(new PassReading.Unknown());
  }

  @Test
  void refusesWhatTheSameKeySignedForAnotherPurpose() throws Exception {
    String other =
        SignedPasses.of(
            "ticket", "local", "quickstart-guests-no-secret-0123", GUEST, NOON.plusSeconds(60));

    assertThat(passes(NOON, LOCAL).read(other)).isEqualTo(new PassReading.Unknown());
  }

  @Test
  void readsPassesOfEachKeyThatIsNamedAndOfNoOther() throws Exception {
    String old = SignedPasses.of(GUEST, NOON.plusSeconds(60));
    String young =
        SignedPasses.of("guest-pass", "other", OTHER_SECRET, GUEST, NOON.plusSeconds(60));
    String forged =
        SignedPasses.of("guest-pass", "local", OTHER_SECRET, GUEST, NOON.plusSeconds(60));

    for (String pass : List.of(old, young)) {
      assertThat(passes(NOON, LOCAL, OTHER).read(pass)).isInstanceOf(PassReading.Valid.class);
    }
    assertThat(passes(NOON, LOCAL, OTHER).read(forged)).isEqualTo(new PassReading.Unknown());
    assertThat(passes(NOON, OTHER).read(old)).isEqualTo(new PassReading.Unknown());
  }

  @Test
  void needsAKeyAndAllOfIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> passes(NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> passes(NOON, "local"));
    assertThatIllegalArgumentException().isThrownBy(() -> passes(NOON, "local:AAAA"));
  }

  private static GuestPasses passes(Instant now, String... keys) throws GeneralSecurityException {
    return new GuestPasses(new GuestSettings(List.of(keys)), Clock.fixed(now, ZoneOffset.UTC));
  }
}
