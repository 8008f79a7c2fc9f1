package city.participation.partners;

import city.participation.defaults.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which roles reach which resource; whose partner it is, the use cases ask. */
@Configuration(proxyBeanMethods = false)
class PartnersSecurity {

  private static final String[] APPLICANTS = {"participant", "partner", "staff"};

  @Bean
  SecurityFilterChain api(HttpSecurity http) {
    ApiSecurity.apply(http);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/api/partners", "/api/partners/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/engagements", "/api/engagements/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/api/engagements", "/api/engagements/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/api/partners", "/api/partners/**")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/partners/*/review",
                    "/api/partners/*/information-request",
                    "/api/partners/*/register-check",
                    "/api/partners/*/recommendation",
                    "/api/partners/*/approval",
                    "/api/partners/*/return",
                    "/api/partners/*/suspension",
                    "/api/partners/*/reinstatement")
                .hasRole("staff")
                .requestMatchers(
                    HttpMethod.POST, "/api/engagements/*/agreement", "/api/engagements/*/rejection")
                .hasRole("staff")
                .requestMatchers(HttpMethod.POST, "/api/engagements", "/api/engagements/*/ending")
                .hasAnyRole(APPLICANTS)
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/partners",
                    "/api/partners/*/application",
                    "/api/partners/*/information",
                    "/api/partners/*/renewal",
                    "/api/partners/*/withdrawal",
                    "/api/partners/*/invitations",
                    "/api/partners/*/membership")
                .hasAnyRole(APPLICANTS)
                .requestMatchers(HttpMethod.PATCH, "/api/partners/*", "/api/partners/*/members/*")
                .hasAnyRole(APPLICANTS)
                .requestMatchers(
                    HttpMethod.DELETE, "/api/partners/*/members/*", "/api/partners/*/invitations/*")
                .hasAnyRole(APPLICANTS)
                .anyRequest()
                .denyAll())
        .build();
  }
}
