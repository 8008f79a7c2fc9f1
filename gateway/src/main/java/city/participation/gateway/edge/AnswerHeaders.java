package city.participation.gateway.edge;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The headers that every answer carries, wherever it was made. */
@Component
class AnswerHeaders implements WebFilter, Ordered {

  /** {@code publicUrl}: where the world finds the gateway, such as https://mitwirkung.example. */
  @ConfigurationProperties("participation.gateway")
  record Settings(@Nullable URI publicUrl) {

    boolean isEncrypted() {
      return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }
  }

  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

  /** An answer of the API is data; whatever it holds, a browser runs none of it. */
  static final String DATA_ONLY = "default-src 'none'; frame-ancestors 'none'";

  static final String POLICY = "Content-Security-Policy";

  private static final String ONE_YEAR = "max-age=31536000";

  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Settings settings;

  AnswerHeaders(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> write(exchange));
    return chain.filter(exchange);
  }

  private Mono<Void> write(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    ALWAYS.forEach(headers::set);
    if (!headers.containsHeader(POLICY)) {
      headers.set(POLICY, DATA_ONLY);
    }
    if (settings.isEncrypted() || request.getSslInfo() != null) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
    if (isPrivate(request) || !headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
      headers.remove(HttpHeaders.PRAGMA);
      headers.remove(HttpHeaders.EXPIRES);
    }
    headers.remove("Server");
    headers.remove("X-XSS-Protection");
    return Mono.empty();
  }

  private static boolean isPrivate(ServerHttpRequest request) {
    return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
        || !READS.contains(request.getMethod());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }
}
