package city.participation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressesTests {

  private static final String PAGE = "https://stadt.example/termine/{event}?from=calendar";

  @Test
  void leadsToTheCitysPageOfAnEvent() {
    Addresses addresses = new Addresses(URI.create("https://api.stadt.example"), PAGE);
    assertThat(addresses.ofEvent("7a2c"))
        .hasToString("https://stadt.example/termine/7a2c?from=calendar");
    assertThat(addresses.of("/api/events/feed?lang=de"))
        .hasToString("https://api.stadt.example/api/events/feed?lang=de");
  }

  @Test
  void takesAnAddressWithAndWithoutASlashAtItsEnd() {
    assertThat(new Addresses(URI.create("https://stadt.example/"), PAGE).of("/api/events"))
        .hasToString("https://stadt.example/api/events");
  }

  /** At the start, not when the first calendar is asked for. */
  @Test
  void refusesWhatLeadsNowhere() {
    URI url = URI.create("https://stadt.example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addresses(url, "https://stadt.example/termine"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Addresses(URI.create("/"), PAGE));
  }
}
