package city.participation.partners.register;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How register entries are checked.
 *
 * @param url whom to ask; without it court and number are only looked at
 * @param token what the register wants to see, if anything
 * @param timeLimit for one answer, connecting included
 * @param pause how long a register that fails is left alone
 * @param firstDelay after which one that did not answer is asked again; doubles each time
 * @param longestDelay between two attempts
 */
@ConfigurationProperties("participation.partners.register")
public record RegisterSettings(
    @Nullable URI url,
    @Nullable String token,
    @DefaultValue("5s") Duration timeLimit,
    @DefaultValue("30s") Duration pause,
    @DefaultValue("1m") Duration firstDelay,
    @DefaultValue("6h") Duration longestDelay) {

  /** Longer than a check can take, so that no two instances do the same one. */
  Duration lease() {
    return timeLimit.multipliedBy(2).plusSeconds(30);
  }

  Duration delayAfter(int attempts) {
    Duration delay = firstDelay.multipliedBy(1L << Math.min(attempts - 1, 20));
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }

  /** A token is not written where it could be read; nobody's name should be either. */
  public URI requireSafe() {
    if (url == null || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalStateException(
          "participation.partners.register.url must name a host, and no user");
    }
    boolean here = url.getHost().equals("127.0.0.1") || url.getHost().equals("localhost");
    if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && here)) {
      throw new IllegalStateException(
          "participation.partners.register.url must begin with https://");
    }
    return url;
  }
}
