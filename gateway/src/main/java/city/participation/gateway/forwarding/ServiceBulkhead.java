package city.participation.gateway.forwarding;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * How many requests a route may have under way at once, streams until they end. Outside the
 * breaker: a refusal here says nothing about the service.
 */
@Component
class ServiceBulkhead implements GlobalFilter, Ordered {

  private final BulkheadRegistry bulkheads;

  ServiceBulkhead(BulkheadRegistry bulkheads) {
    this.bulkheads = bulkheads;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Upstream upstream = Upstream.of(exchange);
    return chain
        .filter(exchange)
        .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(upstream.route())))
        .onErrorMap(
            BulkheadFullException.class, full -> UpstreamFailure.crowded(upstream.service()));
  }

  /** Around the writing of the answer (-1): a stream counts as long as it lasts. */
  @Override
  public int getOrder() {
    return -100;
  }
}
