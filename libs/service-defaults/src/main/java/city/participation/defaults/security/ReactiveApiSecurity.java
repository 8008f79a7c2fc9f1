package city.participation.defaults.security;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** {@link ApiSecurity} for a reactive process. */
public final class ReactiveApiSecurity {

  private ReactiveApiSecurity() {}

  public static void apply(ServerHttpSecurity http) {
    // As errors, so that one handler answers security's refusals like all others.
    ServerAuthenticationEntryPoint entryPoint = (exchange, refusal) -> Mono.error(refusal);
    ServerAccessDeniedHandler denied = (exchange, refusal) -> Mono.error(refusal);
    http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(denied))
        .oauth2ResourceServer(server ->
            server.jwt(jwt -> {}).authenticationEntryPoint(entryPoint).accessDeniedHandler(denied));
  }
}
