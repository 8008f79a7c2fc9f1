package city.participation.gateway.access;

import city.participation.defaults.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * Which websites may call the API from a browser: those that are named, none by default. Tokens
 * travel in a header, never in a cookie, so credentials are never allowed.
 */
@Configuration(proxyBeanMethods = false)
class CorsRules {

  /** {@code allowedOrigins}: such as {@code https://mitwirkung.example}; no patterns, no star. */
  @ConfigurationProperties("participation.gateway.cors")
  record Settings(
      @DefaultValue List<String> allowedOrigins, @DefaultValue("1h") Duration preflightAge) {

    Settings {
      for (String origin : allowedOrigins) {
        if (!origin.matches("https?://[^/*]+")) {
          throw new IllegalArgumentException(
              "participation.gateway.cors.allowed-origins: '%s' is not an origin such as https://mitwirkung.example"
                  .formatted(origin));
        }
      }
    }
  }

  @Bean
  // Before the token check: a preflight request carries no token.
  @Order(Ordered.HIGHEST_PRECEDENCE + 20)
  CorsWebFilter corsWebFilter(
      Settings settings, @Value("${participation.gateway.public-url:}") String publicUrl) {
    CorsConfiguration rules = new CorsConfiguration();
    // Behind an ingress our own website is a stranger by scheme and port.
    Stream<String> own =
        publicUrl.isEmpty() ? Stream.empty() : Stream.of(originOf(URI.create(publicUrl)));
    rules.setAllowedOrigins(Stream.concat(settings.allowedOrigins().stream(), own).toList());
    rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "Accept",
            "Accept-Language",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Erasure-Receipt",
            "Guest-Pass",
            "Last-Event-ID",
            "X-Request-Id",
            "traceparent"));
    rules.setExposedHeaders(
        List.of(
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "X-Request-Id"));
    rules.setAllowCredentials(false);
    rules.setMaxAge(settings.preflightAge());
    // Nothing is allowed then, and nothing has to be refused: browsers do that.
    boolean noWebsite = settings.allowedOrigins().isEmpty();
    return new CorsWebFilter(
        exchange -> noWebsite ? null : forApi(exchange, rules),
        new DefaultCorsProcessor() {
          @Override
          protected void rejectRequest(ServerHttpResponse response) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden");
          }
        });
  }

  private static String originOf(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static @Nullable CorsConfiguration forApi(
      ServerWebExchange exchange, CorsConfiguration rules) {
    // Pages are read where they are; only the API is called from elsewhere.
    return exchange.getRequest().getPath().value().startsWith("/api/") ? rules : null;
  }
}
