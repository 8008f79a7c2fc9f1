package city.participation.gateway.limits;

import city.participation.defaults.problem.Problem;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits each client on each route, by the token's subject or else by address, and tells it where
 * it stands (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
class ClientLimit implements GlobalFilter, Ordered {

  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final boolean enabled;
  private final ClientBuckets buckets;
  private final ClientAddress addresses;

  ClientLimit(LimitSettings settings, TimeMeter time) {
    this.enabled = settings.enabled();
    this.buckets = new ClientBuckets(settings, time);
    this.addresses = new ClientAddress(settings.trustedProxies());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!enabled) {
      return chain.filter(exchange);
    }
    // Without a token nobody is signed in: no need to ask.
    if (!exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
      return admit(exchange, chain, false, addresses.of(exchange.getRequest()));
    }
    return exchange
        .getPrincipal()
        .flatMap(caller -> admit(exchange, chain, true, caller.getName()).thenReturn(true))
        .switchIfEmpty(
            Mono.defer(() ->
                admit(exchange, chain, false, addresses.of(exchange.getRequest()))
                    .thenReturn(true)))
        .then();
  }

  private Mono<Void> admit(
      ServerWebExchange exchange, GatewayFilterChain chain, boolean known, String client) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    boolean write = !READS.contains(exchange.getRequest().getMethod());
    ConsumptionProbe probe =
        buckets.take(new ClientBuckets.Key(route.getId(), write, known, client));
    LimitSettings.Rate rate = buckets.rate(write);
    String name = '"' + route.getId() + (write ? "-writes" : "-reads") + '"';
    String policy = name + ";q=" + rate.burst() + ";w=" + rate.full().toSeconds();
    String state =
        name
            + ";r="
            + probe.getRemainingTokens()
            + ";t="
            + roundedUp(probe.getNanosToWaitForReset());
    if (probe.isConsumed()) {
      HttpHeaders headers = exchange.getResponse().getHeaders();
      headers.set("RateLimit-Policy", policy);
      headers.set("RateLimit", state);
      return chain.filter(exchange);
    }
    long wait = roundedUp(probe.getNanosToWaitForRefill());
    return Mono.error(
        Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait)
            .withRetryAfter(Duration.ofSeconds(wait))
            .withHeader("RateLimit-Policy", policy)
            .withHeader("RateLimit", state));
  }

  private static long roundedUp(long nanos) {
    return Math.ceilDiv(nanos, 1_000_000_000L);
  }

  /** First of all: what is refused here costs nothing further. */
  @Override
  public int getOrder() {
    return -300;
  }
}
