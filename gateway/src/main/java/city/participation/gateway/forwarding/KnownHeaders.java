package city.participation.gateway.forwarding;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets only request headers through that a service reads. Whatever a client sends beside them
 * (identity, forwarding, method override, cookies) never reaches a service, whatever its name.
 */
@Component
class KnownHeaders implements HttpHeadersFilter, Ordered {

  /** {@code requestHeaders}: further headers that services read. */
  @ConfigurationProperties("participation.gateway.forwarding")
  record Settings(@DefaultValue Set<String> requestHeaders) {}

  private static final Set<String> KNOWN =
      Set.of(
          "accept",
          "accept-language",
          "authorization",
          "content-language",
          "content-length",
          "content-type",
          "erasure-receipt",
          "guest-pass",
          "idempotency-key",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "last-event-id",
          "traceparent",
          "tracestate",
          "user-agent",
          "x-correlation-id",
          "x-request-id");

  private final Set<String> known;

  KnownHeaders(Settings settings) {
    this.known =
        settings.requestHeaders().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    this.known.addAll(KNOWN);
  }

  @Override
  public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
    HttpHeaders passed = new HttpHeaders();
    headers.forEach((name, values) -> {
      if (known.contains(name.toLowerCase(Locale.ROOT))) {
        passed.addAll(name, values);
      }
    });
    return passed;
  }

  /** Before the gateway's own filters: what they add is theirs. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
