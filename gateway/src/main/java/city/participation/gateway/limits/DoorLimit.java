package city.participation.gateway.limits;

import city.participation.defaults.problem.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits each address in what never reaches a route, and so not {@link ClientLimit} either: bad
 * tokens, paths that do not exist, our own pages. What reaches a route costs nothing here.
 */
@Component
class DoorLimit implements WebFilter, Ordered {

  private final boolean enabled;
  private final LimitSettings.Rate rate;
  private final ClientAddress addresses;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  DoorLimit(LimitSettings settings, TimeMeter time) {
    this.enabled = settings.enabled();
    this.rate = settings.door().rate();
    this.addresses = new ClientAddress(settings.trustedProxies());
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.clients())
            .ticker(time::currentTimeNanos)
            .expireAfterAccess(rate.full())
            .build();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!enabled) {
      return chain.filter(exchange);
    }
    String address = addresses.of(exchange.getRequest());
    Bucket known = buckets.getIfPresent(address);
    EstimationProbe probe = known == null ? null : known.estimateAbilityToConsume(1);
    if (probe != null && !probe.canBeConsumed()) {
      long wait = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
      return Mono.error(
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait)
              .withRetryAfter(Duration.ofSeconds(wait)));
    }
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> pay(exchange, address)));
    return chain.filter(exchange);
  }

  private void pay(ServerWebExchange exchange, String address) {
    if (exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) == null) {
      buckets.get(address, _ -> bucket()).tryConsume(1);
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Before tokens are checked, after the line in the log. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 15;
  }
}
