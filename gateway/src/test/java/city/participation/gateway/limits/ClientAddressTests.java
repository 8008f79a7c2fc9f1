package city.participation.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

  private final ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "fd00::/8"));

  @Test
  void believesNoHeaderOfAStranger() {
    assertThat(address("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
  }

  @Test
  void believesNoHeaderAtAllUnlessProxiesAreNamed() {
    assertThat(new ClientAddress(List.of()).of(request("10.0.0.1", "198.51.100.1")))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void takesTheAddressThatATrustedProxyHeard() {
    assertThat(address("10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void readsAnAddressThatComesWithItsPort() {
    assertThat(address("10.0.0.1", "198.51.100.1:4711")).isEqualTo("198.51.100.1");
    assertThat(address("10.0.0.1", "[2001:db8:1:2::1]:4711"))
        .isEqualTo(address("10.0.0.1", "2001:db8:1:2::1"))
        .isEqualTo(address("10.0.0.1", "[2001:db8:1:2::1]"));
  }

  @Test
  void passesOverTrustedProxiesInBetween() {
    assertThat(address("10.0.0.1", "198.51.100.1, 10.0.0.7")).isEqualTo("198.51.100.1");
  }

  @Test
  void ignoresWhatTheClientClaimsInFrontOfItsOwnAddress() {
    assertThat(address("10.0.0.1", "192.0.2.77, 198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(address("10.0.0.1", "10.0.0.9, 198.51.100.1, 10.0.0.7")).isEqualTo("198.51.100.1");
  }

  @Test
  void readsSeveralHeadersAsOne() {
    assertThat(
            addresses.of(
                MockServerHttpRequest.get("/")
                    .remoteAddress(new InetSocketAddress("10.0.0.1", 1))
                    .header("X-Forwarded-For", "192.0.2.77", "198.51.100.1")
                    .build()))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void stopsAtWhatIsNoAddress() {
    assertThat(address("10.0.0.1", "198.51.100.1, localhost")).isEqualTo("10.0.0.1");
    assertThat(address("10.0.0.1", "")).isEqualTo("10.0.0.1");
  }

  @Test
  void takesAnIpv6NetworkForOneClient() {
    assertThat(address("2001:db8:1:2::1", "x")).isEqualTo(address("2001:db8:1:2:ffff::9", "x"));
    assertThat(address("2001:db8:1:2::1", "x")).isNotEqualTo(address("2001:db8:1:3::1", "x"));
    assertThat(address("fd00::1", "2001:db8:1:2::1")).isEqualTo(address("2001:db8:1:2::5", "x"));
  }

  private String address(String peer, String forwardedFor) {
    return addresses.of(request(peer, forwardedFor));
  }

  private static MockServerHttpRequest request(String peer, String forwardedFor) {
    return MockServerHttpRequest.get("/")
        .remoteAddress(new InetSocketAddress(peer, 1))
        .header("X-Forwarded-For", forwardedFor)
        .build();
  }
}
