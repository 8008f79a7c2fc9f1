package city.participation.gateway.forwarding;

import city.participation.defaults.problem.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One circuit breaker per service. It judges the way to the service only: no answer, a broken
 * connection, too slow, a gateway error. The time limit is the route's.
 */
@Component
class ServiceBreaker implements GlobalFilter, Ordered {

  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final CircuitBreakerRegistry breakers;

  ServiceBreaker(CircuitBreakerRegistry breakers) {
    this.breakers = breakers;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    String service = Upstream.of(exchange).service();
    CircuitBreaker breaker = breakers.circuitBreaker(service);
    return Mono.defer(() -> {
      if (!breaker.tryAcquirePermission()) {
        return Mono.error(open(breaker, service));
      }
      long start = breaker.getCurrentTimestamp();
      return forward(exchange, chain)
          .doOnSuccess(done -> judge(breaker, start, exchange.getResponse()))
          .doOnError(thrown -> judge(breaker, start, thrown))
          .doOnCancel(breaker::releasePermission)
          .onErrorMap(
              thrown -> UpstreamFailure.of(thrown).toProblem(thrown, service, isRead(exchange)));
    });
  }

  /**
   * A read whose pooled connection was closed under it is sent once more, on another one. Nothing
   * else is: the gateway cannot know what a service did before the connection broke.
   */
  private static Mono<Void> forward(ServerWebExchange exchange, GatewayFilterChain chain) {
    Mono<Void> forwarded = chain.filter(exchange);
    if (!isRead(exchange)) {
      return forwarded;
    }
    return forwarded.onErrorResume(
        thrown ->
            UpstreamFailure.isBrokenConnection(thrown) && !exchange.getResponse().isCommitted(),
        thrown -> {
          ServerWebExchangeUtils.reset(exchange);
          return chain.filter(exchange);
        });
  }

  private static boolean isRead(ServerWebExchange exchange) {
    return READS.contains(exchange.getRequest().getMethod());
  }

  private static void judge(CircuitBreaker breaker, long start, ServerHttpResponse response) {
    HttpStatusCode status = response.getStatusCode();
    boolean saysWhen = response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    long duration = breaker.getCurrentTimestamp() - start;
    if (status != null && UpstreamFailure.isFault(status, saysWhen)) {
      breaker.onError(
          duration, breaker.getTimestampUnit(), Problem.of(HttpStatus.BAD_GATEWAY, "bad-gateway"));
    } else {
      breaker.onSuccess(duration, breaker.getTimestampUnit());
    }
  }

  private static void judge(CircuitBreaker breaker, long start, Throwable thrown) {
    if (UpstreamFailure.of(thrown).isFault()) {
      long duration = breaker.getCurrentTimestamp() - start;
      breaker.onError(duration, breaker.getTimestampUnit(), thrown);
    } else {
      breaker.releasePermission();
    }
  }

  private static Problem open(CircuitBreaker breaker, String service) {
    long millis = breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1);
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", service)
        .withRetryAfter(Duration.ofMillis(millis));
  }

  /** Inside the writing of the answer, so that a breaker never waits for a client's reading. */
  @Override
  public int getOrder() {
    return 100;
  }
}
