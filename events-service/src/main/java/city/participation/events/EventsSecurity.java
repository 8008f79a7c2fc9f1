package city.participation.events;

import city.participation.defaults.security.ApiSecurity;
import city.participation.events.guest.Registrant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which roles reach which resource; what of it is for whom to see, the use cases ask. */
@Configuration(proxyBeanMethods = false)
class EventsSecurity {

  private static final String[] CITY = {"staff", "admin"};

  /** Everybody with an account. */
  private static final String[] ATTENDERS = {
    "participant", "partner", "staff", "moderator", "admin"
  };

  /** Where a guest's pass does instead; whose it is, and whether it counts, is read later. */
  private static final RequestMatcher WITH_A_PASS =
      new AndRequestMatcher(
          new OrRequestMatcher(
              post("/api/events/*/registrations"),
              post("/api/events/*/registrations/*/acceptance"),
              post("/api/events/*/registrations/*/cancellation")),
          request -> request.getHeader(Registrant.PASS_HEADER) != null);

  @Bean
  SecurityFilterChain api(HttpSecurity http) {
    ApiSecurity.apply(http);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/api/events/*/check-in-list",
                    "/api/events/*/attendance",
                    "/api/events/series/*")
                .hasAnyRole(CITY)
                .requestMatchers(HttpMethod.PUT, "/api/events/*/seats")
                .hasAnyRole(CITY)
                .requestMatchers(HttpMethod.POST, "/api/events/*/check-ins")
                .hasAnyRole(CITY)
                .requestMatchers(WITH_A_PASS)
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/events/calendars/own",
                    "/api/events/*/registrations",
                    "/api/events/*/registrations/*/acceptance",
                    "/api/events/*/registrations/*/cancellation")
                .hasAnyRole(ATTENDERS)
                .requestMatchers(HttpMethod.DELETE, "/api/events/calendars/own")
                .hasAnyRole(ATTENDERS)
                .requestMatchers(
                    HttpMethod.GET, "/api/programmes", "/api/programmes/**", "/api/events/**")
                .permitAll()
                .requestMatchers(
                    HttpMethod.HEAD, "/api/programmes", "/api/programmes/**", "/api/events/**")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/programmes",
                    "/api/programmes/*/announcement",
                    "/api/programmes/*/discarding",
                    "/api/programmes/*/cancellation",
                    "/api/programmes/*/closing",
                    "/api/programmes/*/archiving",
                    "/api/programmes/*/stages",
                    "/api/programmes/*/stages/*/reopening",
                    "/api/events",
                    "/api/events/*/discarding",
                    "/api/events/*/scheduling",
                    "/api/events/*/rescheduling",
                    "/api/events/*/postponement",
                    "/api/events/*/cancellation",
                    "/api/events/*/registration-opening",
                    "/api/events/*/registration-closing",
                    "/api/events/*/documentation",
                    "/api/events/*/correction",
                    "/api/events/*/series",
                    "/api/events/*/series/preview",
                    "/api/events/series/*/cancellation")
                .hasAnyRole(CITY)
                .requestMatchers(
                    HttpMethod.PATCH,
                    "/api/programmes/*",
                    "/api/programmes/*/stages/*",
                    "/api/events/*")
                .hasAnyRole(CITY)
                .requestMatchers(HttpMethod.DELETE, "/api/programmes/*/stages/*")
                .hasAnyRole(CITY)
                .anyRequest()
                .denyAll())
        .build();
  }

  private static RequestMatcher post(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
  }
}
