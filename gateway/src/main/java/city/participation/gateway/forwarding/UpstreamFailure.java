package city.participation.gateway.forwarding;

import city.participation.defaults.problem.Problem;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What went wrong on the way to a service. */
enum UpstreamFailure {
  /**
   * Nobody listens there, as while it starts. It costs nothing to hear so, and an open breaker
   * would go on refusing when the service is there.
   */
  REFUSED(false),
  /** Nobody answers there. */
  UNREACHABLE(true),
  /** The connection broke, perhaps after the service had done what it was asked. */
  INTERRUPTED(true),
  /** It took longer than the route allows. */
  SLOW(true),
  /** Too many requests wait for a connection: our own limit, and no fault of the service. */
  CROWDED(false),
  /** Not about the way at all. */
  OTHER(false);

  private final boolean fault;

  UpstreamFailure(boolean fault) {
    this.fault = fault;
  }

  static UpstreamFailure of(Throwable thrown) {
    return switch (thrown) {
      case ResponseStatusException e when HttpStatus.GATEWAY_TIMEOUT.equals(e.getStatusCode()) ->
          SLOW;
      case ReadTimeoutException _ -> SLOW;
      case PoolAcquireTimeoutException _ -> CROWDED;
      case PoolAcquirePendingLimitException _ -> CROWDED;
      case ConnectTimeoutException _ -> UNREACHABLE;
      case ConnectException _ -> REFUSED;
      case UnknownHostException _ -> UNREACHABLE;
      case NoRouteToHostException _ -> UNREACHABLE;
      case IOException _ -> INTERRUPTED;
      case AbortedException _ -> INTERRUPTED;
      default -> OTHER;
    };
  }

  /**
   * A service's own 502, 503 and 504 are failures unless they say when to come back: then the
   * service is well and limits its load. A 500 is one endpoint's bug and closes no service.
   */
  static boolean isFault(HttpStatusCode status, boolean saysWhenToRetry) {
    int code = status.value();
    return code == 502 || code == 504 || (code == 503 && !saysWhenToRetry);
  }

  /** A pooled connection that the service closed meanwhile; a read may be sent again. */
  static boolean isBrokenConnection(Throwable thrown) {
    return thrown instanceof PrematureCloseException
        || thrown instanceof ClosedChannelException
        || AbortedException.isConnectionReset(thrown);
  }

  boolean isFault() {
    return fault;
  }

  Throwable toProblem(Throwable thrown, String service, boolean read) {
    return switch (this) {
      case REFUSED, UNREACHABLE -> unreachable(service);
      case INTERRUPTED -> read ? unreachable(service) : interrupted(service);
      case SLOW ->
          Problem.of(HttpStatus.GATEWAY_TIMEOUT, "service-timeout", service)
              .withRetryAfter(Duration.ofSeconds(5));
      case CROWDED -> crowded(service);
      case OTHER -> thrown;
    };
  }

  private static Problem unreachable(String service) {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", service)
        .withRetryAfter(Duration.ofSeconds(2));
  }

  private static Problem interrupted(String service) {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-interrupted", service)
        .withRetryAfter(Duration.ofSeconds(2));
  }

  static Problem crowded(String service) {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-busy", service)
        .withRetryAfter(Duration.ofSeconds(1));
  }
}
