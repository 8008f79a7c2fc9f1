package city.participation.defaults.security;

import static org.springframework.security.config.Customizer.withDefaults;

import city.participation.defaults.http.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * What every API chain shares: bearer tokens only, no session, no login pages, problems for 401 and
 * 403. The service says who may do what, and its last line is {@code anyRequest().denyAll()}.
 */
public final class ApiSecurity {

  private ApiSecurity() {}

  public static void apply(HttpSecurity http) {
    answering(
        http,
        (request, response, refusal) -> {
          if (isAnsweredOutside(request)) {
            throw refusal;
          }
          response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        },
        (request, response, refusal) -> {
          if (isAnsweredOutside(request)) {
            throw refusal;
          }
          response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        });
  }

  /** The outermost filter answers all refusals alike; the management port goes without it. */
  private static boolean isAnsweredOutside(HttpServletRequest request) {
    return request.getAttribute(RequestIds.ATTRIBUTE) != null;
  }

  private static void answering(
      HttpSecurity http, AuthenticationEntryPoint entryPoint, AccessDeniedHandler denied) {
    http.csrf(AbstractHttpConfigurer::disable)
        // The gateway writes those that browsers need, for all services alike.
        .headers(headers -> headers.defaultsDisabled().contentTypeOptions(withDefaults()))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(denied))
        .oauth2ResourceServer(server ->
            server.jwt(jwt -> {}).authenticationEntryPoint(entryPoint).accessDeniedHandler(denied));
  }
}
