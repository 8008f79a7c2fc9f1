package city.participation.defaults.reactive;

import city.participation.defaults.http.Draining;
import city.participation.defaults.http.RequestIds;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives the request its ids, for whatever it is forwarded to as well, and closes the connection of
 * a process that is about to end.
 */
final class EdgeFilter implements WebFilter, Ordered {

  private final Draining draining;

  EdgeFilter(Draining draining) {
    this.draining = draining;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders received = exchange.getRequest().getHeaders();
    RequestIds ids =
        RequestIds.of(
            received.getFirst(RequestIds.REQUEST_HEADER),
            received.getFirst(RequestIds.CORRELATION_HEADER));
    ServerHttpRequest request =
        exchange
            .getRequest()
            .mutate()
            .headers(headers -> {
              headers.set(RequestIds.REQUEST_HEADER, ids.request());
              headers.set(RequestIds.CORRELATION_HEADER, ids.correlation());
            })
            .build();
    HttpHeaders answered = exchange.getResponse().getHeaders();
    answered.set(RequestIds.REQUEST_HEADER, ids.request());
    // Again at the end: a forwarded answer brings the same id along.
    exchange
        .getResponse()
        .beforeCommit(() ->
            Mono.fromRunnable(() -> {
              answered.set(RequestIds.REQUEST_HEADER, ids.request());
              if (draining.isUnderWay()) {
                answered.set(HttpHeaders.CONNECTION, "close");
              }
            }));
    return chain.filter(exchange.mutate().request(request).build());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
