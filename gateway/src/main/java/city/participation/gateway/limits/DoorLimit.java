package city.participation.gateway.limits;

import city.participation.defaults.problem.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits each address in what never reaches a route, and so not {@link ClientLimit} either: our own
 * pages and paths that do not exist, and, counted apart, bad tokens. Whether a request of the API
 * ends here is known only when it did; so an address, which may be a whole school's, is refused
 * nothing that a route would have taken.
 */
@Component
class DoorLimit implements WebFilter, Ordered {

  private record Client(String address, boolean badToken) {}

  private final ApplicationContext context;
  private final boolean enabled;
  private final LimitSettings.Rate rate;
  private final ClientAddress addresses;
  private final TimeMeter time;
  private final Cache<Client, Bucket> buckets;

  DoorLimit(ApplicationContext context, LimitSettings settings, TimeMeter time) {
    this.context = context;
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
    // The management port has a context of its own, which takes our filters along; a probe that is
    // refused would end a gateway that is well.
    if (!enabled || !context.equals(exchange.getApplicationContext())) {
      return chain.filter(exchange);
    }
    if (exchange.getRequest().getPath().value().startsWith("/api/")) {
      return chain.filter(exchange).onErrorMap(thrown -> refusal(exchange, thrown));
    }
    Problem refusal = take(exchange, false);
    return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
  }

  private Throwable refusal(ServerWebExchange exchange, Throwable thrown) {
    boolean forwarded = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) != null;
    // That tokens cannot be checked at the moment is no fault of the client's.
    if (forwarded || thrown instanceof AuthenticationServiceException) {
      return thrown;
    }
    Problem refusal = take(exchange, thrown instanceof InvalidBearerTokenException);
    return refusal == null ? thrown : refusal;
  }

  private @Nullable Problem take(ServerWebExchange exchange, boolean badToken) {
    Client client = new Client(addresses.of(exchange.getRequest()), badToken);
    ConsumptionProbe probe = buckets.get(client, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return null;
    }
    long wait = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
    return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait)
        .withRetryAfter(Duration.ofSeconds(wait));
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
