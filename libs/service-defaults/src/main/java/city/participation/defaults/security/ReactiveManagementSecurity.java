package city.participation.defaults.security;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/** {@link ManagementSecurity} for a reactive process. */
@AutoConfiguration(before = ReactiveManagementWebSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({Mono.class, ServerHttpSecurity.class})
class ReactiveManagementSecurity {

  @Bean
  @ConditionalOnMissingBean(SecurityWebFilterChain.class)
  SecurityWebFilterChain closed(ServerHttpSecurity http) {
    ReactiveApiSecurity.apply(http);
    return http.authorizeExchange(exchanges -> exchanges.anyExchange().denyAll()).build();
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  SecurityWebFilterChain management(ServerHttpSecurity http) {
    ReactiveApiSecurity.apply(http);
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeExchange(exchanges ->
            exchanges.pathMatchers(HttpMethod.GET).permitAll().anyExchange().hasRole("admin"))
        .build();
  }
}
