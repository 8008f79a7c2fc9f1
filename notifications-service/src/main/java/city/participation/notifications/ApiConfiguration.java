package city.participation.notifications;

import city.participation.defaults.security.ApiSecurity;
import city.participation.notifications.pass.GuestPasses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ApiConfiguration {

  /** As the problems do: English where the reader asks for neither language. */
  @Bean
  LocaleResolver localeResolver() {
    var languages = new AcceptHeaderLocaleResolver();
    languages.setSupportedLocales(List.of(Locale.ENGLISH, Locale.GERMAN));
    languages.setDefaultLocale(Locale.ENGLISH);
    return languages;
  }

  /** By a guest, whose pass is read later. */
  private static boolean isErasureByPass(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals("/api/erasure-requests")
        && request.getHeader(GuestPasses.HEADER) != null;
  }

  @Bean
  SecurityFilterChain apiSecurity(HttpSecurity http) {
    ApiSecurity.apply(http);
    return http.authorizeHttpRequests(requests ->
            requests
                // The end of a stream, which was allowed when it began.
                .dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/api/notifications/work-list")
                .hasRole("moderator")
                .requestMatchers("/api/notifications/work-list/partners")
                .hasRole("staff")
                // Whoever has no account asks for a pass.
                .requestMatchers(HttpMethod.POST, "/api/notifications/guest-links")
                .permitAll()
                .requestMatchers("/api/notifications", "/api/notifications/**")
                .authenticated()
                .requestMatchers(ApiConfiguration::isErasureByPass)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/erasure-requests")
                .authenticated()
                // By its receipt also to somebody whose account is gone.
                .requestMatchers(HttpMethod.GET, "/api/erasure-requests/*")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/api/erasure-requests/*")
                .permitAll()
                .anyRequest()
                .denyAll())
        .build();
  }
}
