package city.participation.partners.register.web;

import city.participation.partners.register.RegisterCheck;
import city.participation.partners.register.RegisterSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterSettings.class)
class RegisterConfiguration {

  /** Only where there is somebody to ask. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("participation.partners.register.url")
  static class WithRegister {

    private static final String REGISTER = "register";
    private static final int AT_ONCE = 2;

    @Bean
    CircuitBreakerRegistry registerBreakers(RegisterSettings settings) {
      return CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
              .slidingWindowSize(10)
              .minimumNumberOfCalls(3)
              .failureRateThreshold(50)
              .waitDurationInOpenState(settings.pause())
              .permittedNumberOfCallsInHalfOpenState(1)
              .maxWaitDurationInHalfOpenState(settings.timeLimit().multipliedBy(3))
              .build());
    }

    @Bean
    @Primary
    RegisterCheck httpRegisterCheck(
        RegisterSettings settings, CircuitBreakerRegistry breakers, JsonMapper json) {
      return new HttpRegisterCheck(
          settings,
          breakers.circuitBreaker(REGISTER),
          Bulkhead.of(
              REGISTER,
              BulkheadConfig.custom()
                  .maxConcurrentCalls(AT_ONCE)
                  .maxWaitDuration(Duration.ZERO)
                  .build()),
          TimeLimiter.of(settings.timeLimit()),
          json);
    }

    @Bean
    TaggedCircuitBreakerMetrics registerBreakerMetrics(
        CircuitBreakerRegistry breakers, MeterRegistry meters) {
      var metrics = TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
      metrics.bindTo(meters);
      return metrics;
    }
  }
}
