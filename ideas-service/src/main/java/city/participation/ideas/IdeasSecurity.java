package city.participation.ideas;

import city.participation.defaults.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which roles reach which resource; whose idea or partner it is, the use cases ask. */
@Configuration(proxyBeanMethods = false)
class IdeasSecurity {

  private static final String[] CONTRIBUTORS = {"participant", "partner", "staff"};

  @Bean
  SecurityFilterChain api(HttpSecurity http) {
    ApiSecurity.apply(http);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/api/ideas", "/api/ideas/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/api/ideas", "/api/ideas/**")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST, "/api/ideas/*/publication", "/api/ideas/*/rejection")
                .hasRole("moderator")
                .requestMatchers(HttpMethod.POST, "/api/ideas/*/withdrawal")
                .hasAnyRole("participant", "partner", "staff", "moderator")
                .requestMatchers(HttpMethod.POST, "/api/ideas", "/api/ideas/*/submission")
                .hasAnyRole(CONTRIBUTORS)
                .requestMatchers(HttpMethod.PATCH, "/api/ideas/*")
                .hasAnyRole(CONTRIBUTORS)
                .requestMatchers(
                    HttpMethod.PUT, "/api/ideas/*/support", "/api/ideas/*/endorsements/*")
                .hasAnyRole(CONTRIBUTORS)
                .requestMatchers(
                    HttpMethod.DELETE, "/api/ideas/*/support", "/api/ideas/*/endorsements/*")
                .hasAnyRole(CONTRIBUTORS)
                .anyRequest()
                .denyAll())
        .build();
  }
}
