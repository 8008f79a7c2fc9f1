package city.participation.gateway.access;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.ReactiveApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/**
 * Refuses at the door what no service would serve. It is a first sieve, not a trust boundary: every
 * service checks the token and the rights again.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

  private static final ServerWebExchangeMatcher WITH_A_PASS =
      new AndServerWebExchangeMatcher(
          ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, PublicPaths.GUEST_WRITES),
          exchange ->
              exchange.getRequest().getHeaders().containsHeader("Guest-Pass")
                  ? MatchResult.match()
                  : MatchResult.notMatch());

  @Bean
  ServerExchangeRejectedHandler rejectedRequests() {
    return (exchange, rejected) ->
        Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "ambiguous-request"));
  }

  @Bean
  SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
    ReactiveApiSecurity.apply(http);
    return http
        // Our own headers are written once, for our own and for forwarded answers alike.
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .authorizeExchange(paths ->
            paths
                .pathMatchers(HttpMethod.GET, PublicPaths.PAGES)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, PublicPaths.PAGES)
                .permitAll()
                .pathMatchers(HttpMethod.GET, PublicPaths.READS)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, PublicPaths.READS)
                .permitAll()
                .pathMatchers(HttpMethod.POST, PublicPaths.WRITES)
                .permitAll()
                .matchers(WITH_A_PASS)
                .permitAll()
                .pathMatchers("/api/**")
                .authenticated()
                // Denied like everything that is not named, but told as what it is: nothing.
                .anyExchange()
                .access((caller, context) -> Mono.error(Problem.notFound())))
        .build();
  }
}
