package city.participation.notifications.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.participation.notifications.pass.GuestPasses.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuestPassesTests {

  private static final Path EXAMPLE = Path.of("contracts", "guest-pass.example.json");
  private static final String SECRET = "quickstart-guests-no-secret-0123";
  private static final String OTHER_SECRET = "compose-and-kind-guests-no-secr1";
  private static final Instant NOON = Instant.parse("2027-05-01T12:00:00Z");

  private final String guest = GuestPasses.newGuest();

  @Test
  void signsAsTheContractShows() throws Exception {
    JsonNode example = new JsonMapper().readTree(Files.readString(EXAMPLE));

    assertThat(
            passes("local", SECRET, NOON)
                .until(
                    example.path("guest").asString(),
                    Instant.parse(example.path("until").asString())))
        .isEqualTo(example.path("pass").asString());
    assertThat(new PassKeys(settings("local", SECRET)).publicHalf())
        .isEqualTo(example.path("key").asString());
  }

  @Test
  void tellsWhosePassItIs() throws Exception {
    GuestPasses passes = passes("local", SECRET, NOON);
    String pass = passes.of(guest);

    assertThat(passes.read(pass)).isEqualTo(new Reading.Valid(guest));
    assertThat(pass).hasSizeLessThan(140).matches("[A-Za-z0-9._-]+").doesNotContain("guest");
    assertThat(GuestPasses.isGuest(guest)).isTrue();
    assertThat(GuestPasses.isGuest("demo-participant-1")).isFalse();
    assertThat(GuestPasses.isGuest("guest-of-honour")).as("an account").isFalse();
  }

  @Test
  void endsAtTheSecondThatItSays() throws Exception {
    String pass = passes("local", SECRET, NOON).of(guest);
    Instant end = NOON.plus(Duration.ofDays(60));

    assertThat(passes("local", SECRET, end.minusMillis(1)).read(pass))
        .isEqualTo(new Reading.Valid(guest));
    assertThat(passes("local", SECRET, end).read(pass)).isEqualTo(new Reading.Expired());
  }

  @Test
  void refusesAPassInWhichASingleCharacterDiffers() throws Exception {
    GuestPasses passes = passes("local", SECRET, NOON);
    String pass = passes.of(guest);

    for (int i = 0; i < pass.length(); i++) {
      for (char other : new char[] {'A', 'b', '7', '.', '='}) {
        if (pass.charAt(i) != other) {
          String forged = pass.substring(0, i) + other + pass.substring(i + 1);
          assertThat(passes.read(forged)).as(forged).isEqualTo(new Reading.Unknown());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "local..", "local.A.A", "ü.ü.ü"})
  void refusesWhatIsNoPass(String pass) throws Exception {
    assertThat(passes("local", SECRET, NOON).read(pass)).isEqualTo(new Reading.Unknown());
  }

  @Test
  void refusesWhatTheSameKeySignedForAnotherPurpose() throws Exception {
    PassKeys keys = new PassKeys(settings("local", SECRET));
    String pass = passes("local", SECRET, NOON).of(guest);
    String head = pass.substring(0, pass.lastIndexOf('.'));
    Signature signature = Signature.getInstance(PassKeys.ALGORITHM);
    signature.initSign(keys.pair().getPrivate());
    signature.update(("ticket\n" + head).getBytes(StandardCharsets.UTF_8));
    String other = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());

    assertThat(passes("local", SECRET, NOON).read(head + "." + other))
        .isEqualTo(new Reading.Unknown());
  }

  @Test
  void readsPassesOfARetiredKeyAndOfNoOther() throws Exception {
    String old = passes("2027-1", SECRET, NOON).of(guest);
    String retired = new PassKeys(settings("2027-1", SECRET)).publicHalf();

    assertThat(passes("2027-2", OTHER_SECRET, NOON, retired).read(old))
        .isEqualTo(new Reading.Valid(guest));
    assertThat(passes("2027-2", OTHER_SECRET, NOON, retired).of(guest)).startsWith("2027-2.");
    assertThat(passes("2027-2", OTHER_SECRET, NOON).read(old)).isEqualTo(new Reading.Unknown());
    assertThat(passes("2027-1", OTHER_SECRET, NOON).read(old)).isEqualTo(new Reading.Unknown());
  }

  @Test
  void needsAWholeSecretAndAShortName() {
    assertThatIllegalArgumentException().isThrownBy(() -> passes("local", "half", NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> passes("a.b", SECRET, NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passes("local", SECRET, NOON, "old:AAAA"));
  }

  @Test
  void doesNotShowTheSecret() {
    assertThat(settings("local", SECRET).toString())
        .doesNotContain(settings("local", SECRET).secret());
  }

  private static GuestPasses passes(String id, String secret, Instant now, String... retired)
      throws GeneralSecurityException {
    return new GuestPasses(settings(id, secret, retired), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static PassSettings settings(String id, String secret, String... retired) {
    return new PassSettings(
        id,
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
        List.of(retired),
        Duration.ofDays(60));
  }
}
