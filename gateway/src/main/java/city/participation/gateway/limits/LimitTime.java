package city.participation.gateway.limits;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitTime {

  /** Elapsed time, not the clock of the day, which may jump. */
  @Bean
  TimeMeter limitTimeMeter() {
    return TimeMeter.SYSTEM_NANOTIME;
  }
}
