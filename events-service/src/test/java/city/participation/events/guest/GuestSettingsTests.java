package city.participation.events.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** As the service's own configuration says. */
class GuestSettingsTests {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(GuestSettings.class)
  static class Settings {}

  @Test
  void countPassesOfTheQuickstartOnOnesOwnMachine() {
    service.run(it ->
        assertThat(it.getBean(GuestSettings.class).keys())
            .singleElement()
            .asString()
            .startsWith("local:"));
  }

  @Test
  void countNoPassOfTheQuickstartInProduction() {
    service
        .withPropertyValues(
            "spring.profiles.active=production", "PARTICIPATION_GUESTS_KEYS=a:1=,b:2=")
        .run(it ->
            assertThat(it.getBean(GuestSettings.class).keys()).containsExactly("a:1=", "b:2="));
  }

  @Test
  void areNeededInProduction() {
    service
        .withPropertyValues("spring.profiles.active=production")
        .run(it ->
            assertThat(it.getStartupFailure())
                .rootCause()
                .hasMessageContaining("PARTICIPATION_GUESTS_KEYS"));
  }
}
