package city.participation.notifications.circular;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CircularMetrics {

  @Bean
  Gauge circularsWaiting(Circulars circulars, MeterRegistry meters) {
    return Gauge.builder("notifications.circulars.waiting", circulars, Circulars::waiting)
        .description("News of events that not all who are registered know yet")
        .register(meters);
  }
}
