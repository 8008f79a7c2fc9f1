package city.participation.defaults;

import city.participation.defaults.http.Draining;
import com.mongodb.MongoClientSettings;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

@AutoConfiguration(
    before = JacksonAutoConfiguration.class,
    beforeName =
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
class ServiceDefaultsConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Draining draining(
      ApplicationContext context, @Value("${participation.http.drain}") Duration length) {
    return new Draining(context, length);
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  /** What a request costs and how it ended is observed once, around all of it. */
  @Bean
  @ConditionalOnMissingBean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  /** Recording spans that nobody is sent would cost each request; its ids are handed on. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(
      name = "management.opentelemetry.tracing.export.otlp.endpoint",
      havingValue = "none",
      matchIfMissing = true)
  Sampler noSpans() {
    return Sampler.alwaysOff();
  }

  // Both servers have refused control characters in headers before; looking at every character
  // of a token again finds nothing.

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Servlet {

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
      StrictHttpFirewall firewall = new StrictHttpFirewall();
      firewall.setAllowedHeaderValues(value -> true);
      return firewall;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  static class Reactive {

    @Bean
    @ConditionalOnMissingBean
    ServerWebExchangeFirewall serverWebExchangeFirewall() {
      StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
      firewall.setAllowedHeaderValues(value -> true);
      return firewall;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MongoClientSettings.class, MongoClientSettingsBuilderCustomizer.class})
  static class Mongo {

    /** Before Boot's own customizer, so that the connection string may say otherwise. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer mongoDeadlines() {
      return settings ->
          settings
              .applyToClusterSettings(
                  cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
              .applyToSocketSettings(socket ->
                  socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
              .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS));
    }
  }
}
