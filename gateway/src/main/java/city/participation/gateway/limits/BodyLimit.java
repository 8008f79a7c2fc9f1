package city.participation.gateway.limits;

import city.participation.defaults.problem.Problem;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Reads a request's body whole, within its limits of size and time, before a service hears of it: a
 * slow client holds no connection to a service, and a service gets a length, never chunks.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

  /**
   * @param size of one body
   * @param time for one body to arrive
   * @param total of all bodies held at once
   */
  @ConfigurationProperties("participation.gateway.body")
  record Settings(
      @DefaultValue("1MB") DataSize size,
      @DefaultValue("8s") Duration time,
      @DefaultValue("16MB") DataSize total) {}

  private final Settings settings;
  private final AtomicLong heldByAll = new AtomicLong();

  BodyLimit(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    long announced = request.getHeaders().getContentLength();
    if (announced > settings.size().toBytes()) {
      return Mono.error(tooLarge());
    }
    if (announced <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      return chain.filter(exchange);
    }
    Held held = new Held();
    return read(request, held)
        .flatMap(
            body -> chain.filter(exchange.mutate().request(new ReadRequest(request, body)).build()))
        .doFinally(signal -> held.release());
  }

  private Mono<byte[]> read(ServerHttpRequest request, Held held) {
    return DataBufferUtils.join(request.getBody().handle(held::take))
        .map(BodyLimit::copy)
        .defaultIfEmpty(new byte[0])
        .timeout(settings.time())
        .onErrorMap(TimeoutException.class, late -> tooSlow());
  }

  /** Off the network's buffers, so that nothing has to be given back on any way out. */
  private static byte[] copy(DataBuffer joined) {
    try {
      byte[] bytes = new byte[joined.readableByteCount()];
      joined.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(joined);
    }
  }

  // The rest of the body is on its way, so the connection is of no further use.

  private Problem tooLarge() {
    return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", settings.size().toBytes())
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  private static Problem tooSlow() {
    return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout")
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  private static Problem tooMany() {
    return Problem.unavailable(Duration.ofSeconds(2)).withHeader(HttpHeaders.CONNECTION, "close");
  }

  /** After the rate limit, before the bulkhead: a slow body takes nobody's place. */
  @Override
  public int getOrder() {
    return -200;
  }

  /** What one request holds of the memory for bodies; a request's signals come one at a time. */
  private final class Held {

    private long bytes;

    void take(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
      int arrived = buffer.readableByteCount();
      bytes += arrived;
      boolean full = heldByAll.addAndGet(arrived) > settings.total().toBytes();
      if (bytes <= settings.size().toBytes() && !full) {
        sink.next(buffer);
        return;
      }
      DataBufferUtils.release(buffer);
      sink.error(full ? tooMany() : tooLarge());
    }

    void release() {
      heldByAll.addAndGet(-bytes);
    }
  }
}
