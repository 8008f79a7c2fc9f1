package city.participation.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

  @ParameterizedTest
  @ValueSource(strings = {"a@example.org", "erika.muster+stadt@mail.example.org", "o'neil@x.de"})
  void takesAnAddress(String text) {
    assertThat(MailAddress.of(text)).map(MailAddress::value).contains(text);
  }

  @Test
  void takesAnAddressWithoutTheSpacesAroundIt() {
    assertThat(MailAddress.of(" a@example.org\n")).contains(new MailAddress("a@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.org",
        "a@",
        "a b@example.org",
        "Erika <a@example.org>",
        "a@example.org,b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@exa mple.org",
        "a@b@example.org"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(MailAddress.of(text)).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    assertThat(MailAddress.of("a".repeat(243) + "@example.org")).isEmpty();
  }

  @Test
  void showsNobodyAnAddress() {
    assertThat(new MailAddress("a@example.org").toString()).doesNotContain("example");
    assertThatThrownBy(() -> new MailAddress("secret at example.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
