package city.participation.gateway.edge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One line for each answer: no address, no query, no token, so that the log names no person. Switch
 * it with the logger {@code access}.
 */
@Component
class AccessLog implements WebFilter, Ordered {

  private static final Logger log = LoggerFactory.getLogger("access");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!log.isInfoEnabled()) {
      return chain.filter(exchange);
    }
    long start = System.nanoTime();
    return chain.filter(exchange).doFinally(end -> atTheEnd(exchange, start, end));
  }

  private static void atTheEnd(ServerWebExchange exchange, long start, SignalType end) {
    ServerHttpResponse response = exchange.getResponse();
    if (end == SignalType.ON_ERROR && !response.isCommitted()) {
      // What becomes of an error is decided after us.
      response.beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, start, end)));
    } else {
      write(exchange, start, end);
    }
  }

  private static void write(ServerWebExchange exchange, long start, SignalType end) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    log.info(
        "{} {} {} {}us route={} request={}",
        exchange.getRequest().getMethod(),
        exchange.getRequest().getPath().pathWithinApplication().value(),
        end == SignalType.CANCEL ? "gone" : status == null ? "-" : status.value(),
        (System.nanoTime() - start) / 1000,
        route == null ? "-" : route.getId(),
        exchange.getResponse().getHeaders().getFirst("X-Request-Id"));
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 5;
  }
}
