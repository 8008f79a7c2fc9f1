package city.participation.defaults.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Start-up asks the issuer nothing: a service may start before it, and while it is down. */
@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ReactiveOAuth2ResourceServerAutoConfiguration.class
    })
@EnableConfigurationProperties(OAuth2ResourceServerProperties.class)
class TokenConfiguration {

  private static final String SETTINGS = "spring.security.oauth2.resourceserver.jwt.";
  private static final Duration FETCH_INTERVAL = Duration.ofSeconds(5);

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Servlet {

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(OAuth2ResourceServerProperties settings, Clock clock) {
      return decoder(settings.getJwt(), clock);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  @ConditionalOnClass(Mono.class)
  static class Reactive {

    private final Scheduler patient =
        Schedulers.fromExecutor(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("token-", 0).factory()));

    /**
     * The check is computation; where it has to wait for keys, it waits on a thread of its own, so
     * that nobody else waits with it.
     */
    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder reactiveJwtDecoder(OAuth2ResourceServerProperties settings, Clock clock) {
      VerifiedTokens decoder = decoder(settings.getJwt(), clock);
      return token ->
          Mono.defer(() -> {
            Mono<Jwt> decoded = Mono.fromCallable(() -> decoder.decode(token));
            return decoder.decodesAtOnce(token) ? decoded : decoded.subscribeOn(patient);
          });
    }
  }

  private static VerifiedTokens decoder(OAuth2ResourceServerProperties.Jwt settings, Clock clock) {
    String issuer = settings.getIssuerUri();
    List<String> audiences = settings.getAudiences();
    if (issuer == null || issuer.isBlank() || audiences.isEmpty()) {
      throw new IllegalStateException(
          "Set "
              + SETTINGS
              + "issuer-uri and "
              + SETTINGS
              + "audiences: without them any token would do");
    }
    return AccessTokens.decoder(
        new SigningKeys(issuer, settings.getJwkSetUri(), FETCH_INTERVAL), issuer, audiences, clock);
  }
}
