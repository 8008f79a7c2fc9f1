package city.participation.gateway.limits;

import city.participation.defaults.problem.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.springframework.http.HttpMethod;
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
   * @param share of one client's bodies held at once
   */
  @ConfigurationProperties("participation.gateway.body")
  record Settings(
      @DefaultValue("1MB") DataSize size,
      @DefaultValue("8s") Duration time,
      @DefaultValue("16MB") DataSize total,
      @DefaultValue("4MB") DataSize share) {}

  /**
   * Nothing else means anything by a body here; and reads need no token, so that bodies of nobody
   * could take the memory that those of everybody need.
   */
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private final Settings settings;
  private final ClientAddress addresses;
  private final AtomicLong heldByAll = new AtomicLong();
  private final ConcurrentMap<String, Long> heldByClient = new ConcurrentHashMap<>();

  BodyLimit(Settings settings, LimitSettings limits) {
    this.settings = settings;
    this.addresses = new ClientAddress(limits.trustedProxies());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      // No service unpacks, and without this header it would call the body malformed.
      return Mono.error(
          Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding")
              .withHeader(HttpHeaders.ACCEPT_ENCODING, "identity"));
    }
    long announced = request.getHeaders().getContentLength();
    if (announced > settings.size().toBytes()) {
      return Mono.error(tooLarge());
    }
    if (announced <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      return chain.filter(exchange);
    }
    if (!WITH_BODY.contains(request.getMethod())) {
      return Mono.error(unexpected());
    }
    return client(exchange)
        .flatMap(client -> {
          Held held = new Held(client);
          return read(request, held)
              .flatMap(body ->
                  chain.filter(exchange.mutate().request(new ReadRequest(request, body)).build()))
              .doFinally(signal -> held.release());
        });
  }

  private Mono<String> client(ServerWebExchange exchange) {
    Mono<String> address = Mono.fromSupplier(() -> addresses.of(exchange.getRequest()));
    return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
        // The mark keeps a subject apart from an address that looks like it.
        ? exchange.getPrincipal().map(caller -> '@' + caller.getName()).switchIfEmpty(address)
        : address;
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

  private static Problem unexpected() {
    return Problem.of(HttpStatus.BAD_REQUEST, "unexpected-body")
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  private static Problem tooSlow() {
    return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout")
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  private static Problem tooMuchForOne() {
    long wait = 2;
    return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait)
        .withRetryAfter(Duration.ofSeconds(wait))
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

  /**
   * What one request holds of the memory for bodies. The time limit ends it on another thread than
   * its bytes arrive on: what is under way then must not be taken, for nobody would give it back.
   */
  private final class Held {

    private final String client;
    private long bytes;
    private boolean ended;

    Held(String client) {
      this.client = client;
    }

    synchronized void take(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
      if (ended) {
        DataBufferUtils.release(buffer);
        return;
      }
      int arrived = buffer.readableByteCount();
      bytes += arrived;
      boolean full = heldByAll.addAndGet(arrived) > settings.total().toBytes();
      boolean greedy =
          heldByClient.merge(client, (long) arrived, Long::sum) > settings.share().toBytes();
      boolean large = bytes > settings.size().toBytes();
      if (!large && !greedy && !full) {
        sink.next(buffer);
        return;
      }
      DataBufferUtils.release(buffer);
      sink.error(large ? tooLarge() : greedy ? tooMuchForOne() : tooMany());
    }

    synchronized void release() {
      ended = true;
      heldByAll.addAndGet(-bytes);
      heldByClient.computeIfPresent(client, (_, held) -> held == bytes ? null : held - bytes);
    }
  }
}
