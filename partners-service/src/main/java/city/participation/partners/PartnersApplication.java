package city.participation.partners;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
class PartnersApplication {

  static void main(String[] args) {
    SpringApplication.run(PartnersApplication.class, args);
  }

  /** In milliseconds, as the database keeps time: what was answered is what is read again. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
