package city.participation.gateway.limits;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whose address a request comes from. Only proxies that are named may speak for another address; an
 * IPv6 client is its network of 64 bits, of which it can pick addresses at will.
 */
final class ClientAddress {

  private static final int IPV6_NETWORK_BYTES = 8;

  private final List<IpSubnetFilterRule> trustedProxies;

  ClientAddress(List<String> trustedProxies) {
    this.trustedProxies =
        trustedProxies.stream()
            .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
            .toList();
  }

  String of(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    if (peer == null) {
      return "unknown";
    }
    InetAddress client = peer.getAddress();
    if (isTrusted(client)) {
      List<String> hops = request.getHeaders().getOrEmpty("X-Forwarded-For");
      String[] chain = String.join(",", hops).split(",", -1);
      // From the right: each trusted hop wrote down whom it heard; the first other one is the
      // client, and what stands left of it is the client's own claim.
      for (int hop = chain.length - 1; hop >= 0 && isTrusted(client); hop--) {
        InetAddress named = parse(withoutPort(chain[hop].strip()));
        if (named == null) {
          break;
        }
        client = named;
      }
    }
    return network(client);
  }

  private boolean isTrusted(InetAddress address) {
    if (trustedProxies.isEmpty()) {
      return false;
    }
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return trustedProxies.stream().anyMatch(network -> network.matches(socket));
  }

  /** Some proxies write {@code 192.0.2.1:443} and {@code [2001:db8::1]:443}. */
  private static String withoutPort(String hop) {
    int colon = hop.lastIndexOf(':');
    boolean port =
        colon > 0
            && (hop.startsWith("[") ? hop.charAt(colon - 1) == ']' : hop.indexOf(':') == colon);
    return port ? hop.substring(0, colon) : hop;
  }

  /** Numbers only: a name would be asked of the DNS. */
  private static @Nullable InetAddress parse(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return null;
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  private static String network(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] prefix = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
      return NetUtil.bytesToIpAddress(Arrays.copyOf(prefix, 16));
    }
    return address.getHostAddress();
  }
}
