package city.participation.gateway.forwarding;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends the open streams when the gateway stops, which would wait for them for as long as it waits
 * at all; their readers come back to another gateway and continue.
 */
@Component
class StreamEnd implements GlobalFilter, Ordered, SmartLifecycle {

  private final Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile boolean running;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Mono<Void> forwarded = chain.filter(exchange);
    return Upstream.of(exchange).isStream()
        ? forwarded.takeUntilOther(stopping.asMono())
        : forwarded;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    stopping.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server waits for its requests to end: they end because of this. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  /** Around the writing of the answer. */
  @Override
  public int getOrder() {
    return -110;
  }
}
