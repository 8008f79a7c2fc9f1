package city.participation.events.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTests {

  private static final String EVENT = UUID.randomUUID().toString();
  private static final String REGISTRATION = UUID.randomUUID().toString();
  private static final String SECRET = secret("one");

  private final Tickets tickets = tickets("2027-1", SECRET, Map.of());

  @Test
  void tellsWhoseATicketIs() {
    String code = tickets.codeOf(EVENT, REGISTRATION);

    assertThat(tickets.registrationOf(EVENT, code)).contains(REGISTRATION);
    assertThat(code).hasSizeLessThan(130).matches("[A-Za-z0-9._-]+").doesNotContain(EVENT);
  }

  @Test
  void admitsToNoOtherEvent() {
    String code = tickets.codeOf(EVENT, REGISTRATION);

    assertThat(tickets.registrationOf(UUID.randomUUID().toString(), code)).isEmpty();
  }

  @Test
  void refusesATicketInWhichASingleCharacterDiffers() {
    String code = tickets.codeOf(EVENT, REGISTRATION);

    for (int i = 0; i < code.length(); i++) {
      for (char other : new char[] {'A', 'b', '7', '.', '='}) {
        if (code.charAt(i) != other) {
          String forged = code.substring(0, i) + other + code.substring(i + 1);
          assertThat(tickets.registrationOf(EVENT, forged)).as(forged).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "2027-1..", "2027-1.A.A", "ü.ü.ü"})
  void refusesWhatIsNoTicket(String code) {
    assertThat(tickets.registrationOf(EVENT, code)).isEmpty();
  }

  @Test
  void isSignedAlikeByAllInstances() {
    Tickets another = tickets("2027-1", SECRET, Map.of());

    assertThat(another.publicKeys()).isEqualTo(tickets.publicKeys());
    assertThat(another.registrationOf(EVENT, tickets.codeOf(EVENT, REGISTRATION)))
        .contains(REGISTRATION);
  }

  @Test
  void refusesWhatWasSignedWithAnotherSecretUnderTheSameName() {
    Tickets forger = tickets("2027-1", secret("two"), Map.of());

    assertThat(tickets.registrationOf(EVENT, forger.codeOf(EVENT, REGISTRATION))).isEmpty();
  }

  @Test
  void acceptsTicketsOfARetiredKeyAndOfNoOther() {
    String old = tickets.codeOf(EVENT, REGISTRATION);
    String key = Objects.requireNonNull(tickets.publicKeys().get("2027-1"));
    Tickets rotated = tickets("2027-2", secret("two"), Map.of("2027-1", key));

    assertThat(rotated.registrationOf(EVENT, old)).contains(REGISTRATION);
    assertThat(rotated.codeOf(EVENT, REGISTRATION)).startsWith("2027-2.");
    assertThat(rotated.publicKeys()).containsOnlyKeys("2027-1", "2027-2").containsValue(key);
    assertThat(tickets("2027-3", secret("two"), Map.of()).registrationOf(EVENT, old)).isEmpty();
  }

  @Test
  void needsAWholeSecretAndAShortName() {
    String half = Base64.getEncoder().encodeToString(new byte[16]);
    assertThatIllegalArgumentException().isThrownBy(() -> tickets("2027-1", half, Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> tickets("a.b", SECRET, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tickets("2027-1", SECRET, Map.of("2026-1", half)));
  }

  @Test
  void doesNotShowTheSecret() {
    assertThat(new TicketSettings("2027-1", SECRET, null).toString()).doesNotContain(SECRET);
  }

  private static Tickets tickets(String id, String secret, Map<String, String> retired) {
    return new Tickets(new TicketSettings(id, secret, retired));
  }

  private static String secret(String seed) {
    byte[] bytes = (seed + "-0123456789-0123456789-0123456789").getBytes(StandardCharsets.UTF_8);
    byte[] secret = Arrays.copyOf(bytes, 32);
    return Base64.getEncoder().encodeToString(secret);
  }
}
