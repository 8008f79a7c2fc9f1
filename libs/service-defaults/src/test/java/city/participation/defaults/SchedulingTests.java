package city.participation.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class SchedulingTests {

  /** More than the busiest service has. */
  private static final int LONG_SWEEPS = 10;

  private static final CountDownLatch LONG_ONES = new CountDownLatch(LONG_SWEEPS);
  private static final CountDownLatch SHORT_ONE = new CountDownLatch(3);
  private static final CountDownLatch SEEN = new CountDownLatch(1);

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableScheduling
  static class Service {

    @Scheduled(fixedDelay = 1)
    @Scheduled(fixedDelay = 2)
    @Scheduled(fixedDelay = 3)
    @Scheduled(fixedDelay = 4)
    @Scheduled(fixedDelay = 5)
    @Scheduled(fixedDelay = 6)
    @Scheduled(fixedDelay = 7)
    @Scheduled(fixedDelay = 8)
    @Scheduled(fixedDelay = 9)
    @Scheduled(fixedDelay = 10)
    void sweepsLong() throws InterruptedException {
      LONG_ONES.countDown();
      SEEN.await();
    }

    @Scheduled(fixedDelay = 1)
    void looksShortly() throws InterruptedException {
      if (LONG_ONES.await(30, TimeUnit.SECONDS)) {
        SHORT_ONE.countDown();
      }
    }
  }

  @Test
  void noSweepWaitsForAnother() throws InterruptedException {
    SpringApplication application = new SpringApplication(Service.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (var running = application.run()) {
      boolean looked = SHORT_ONE.await(30, TimeUnit.SECONDS);
      SEEN.countDown();
      assertThat(looked).isTrue();
      assertThat(running.isActive()).isTrue();
    }
  }
}
