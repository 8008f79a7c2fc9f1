package city.participation.notifications.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  /** On the same condition as Spring Boot's own mail sender. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("spring.mail.host")
  static class WithServer {

    @Bean
    CircuitBreakerRegistry mailBreakers(MailProperties properties) {
      return CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
              .slidingWindowSize(10)
              .minimumNumberOfCalls(3)
              .failureRateThreshold(50)
              .waitDurationInOpenState(properties.pause())
              .permittedNumberOfCallsInHalfOpenState(1)
              .maxWaitDurationInHalfOpenState(properties.lease())
              .build());
    }

    @Bean
    MailDelivery mailDelivery(
        JavaMailSender server,
        MailComposer composer,
        CircuitBreakerRegistry breakers,
        MailProperties properties,
        Environment environment) {
      if (environment.acceptsProfiles(Profiles.of("production"))) {
        properties.requireReachable();
      }
      CircuitBreaker breaker = breakers.circuitBreaker("mail");
      return new MailDelivery(
          server, composer, breaker, properties.timeLimit(), properties.answerTime());
    }

    @Bean
    TaggedCircuitBreakerMetrics mailBreakerMetrics(
        CircuitBreakerRegistry breakers, MeterRegistry meters) {
      var metrics = TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
      metrics.bindTo(meters);
      return metrics;
    }

    @Bean
    Gauge mailsWaiting(Mails mails, MeterRegistry meters) {
      return Gauge.builder("notifications.mail.waiting", mails, Mails::waiting)
          .description("Mails that are not delivered yet")
          .register(meters);
    }
  }
}
