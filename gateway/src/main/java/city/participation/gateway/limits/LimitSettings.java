package city.participation.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask for, on each route for itself.
 *
 * @param door what one address may be answered by the gateway itself: pages and missing paths, and
 *     as many bad tokens
 * @param clients whose use is remembered, of each kind (with a token, without)
 * @param trustedProxies networks such as {@code 192.0.2.16/28} whose X-Forwarded-For is believed
 */
@ConfigurationProperties("participation.gateway.limits")
record LimitSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Rate reads,
    @DefaultValue Writes writes,
    @DefaultValue Door door,
    @DefaultValue("20000") int clients,
    @DefaultValue List<String> trustedProxies) {

  /** {@code burst}: requests at once; {@code perMinute}: what comes back. */
  record Rate(@DefaultValue("600") int burst, @DefaultValue("1200") int perMinute) {

    Rate {
      if (burst < 1 || perMinute < 1) {
        throw new IllegalArgumentException(
            "participation.gateway.limits: burst and per-minute must be at least 1");
      }
    }

    /** After this a client that stayed away has its whole burst again. */
    Duration full() {
      return Duration.ofMillis(Math.max(1000, burst * 60_000L / perMinute));
    }
  }

  /** As {@link Rate}, for what never reaches a route. */
  record Door(@DefaultValue("300") int burst, @DefaultValue("300") int perMinute) {

    Rate rate() {
      return new Rate(burst, perMinute);
    }
  }

  /** As {@link Rate}, with tighter defaults. */
  record Writes(@DefaultValue("200") int burst, @DefaultValue("120") int perMinute) {

    Rate rate() {
      return new Rate(burst, perMinute);
    }
  }
}
