package city.participation.events.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** As the service's own configuration says. */
class GuestSettingsTests {

  private static final String A = "2027-1:lpEKpBB3XEZggCXbQOW+gPUsYJDSXwWAjHi47i8KJOY=";
  private static final String B = "2027-2:fS1+JJDiDlGlGwPdA6U+8tUEN4E+8bJCQkstIJa7Q8U=";

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withBean(Clock.class, Clock::systemUTC)
          .withBean(GuestPasses.class);

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
            "spring.profiles.active=production", "PARTICIPATION_GUESTS_KEYS=" + A + "," + B)
        .run(it -> assertThat(it.getBean(GuestSettings.class).keys()).containsExactly(A, B));
  }

  @Test
  void areNeededInProduction() {
    service
        .withPropertyValues("spring.profiles.active=production")
        .run(it ->
            assertThat(it.getStartupFailure())
                .rootCause()
                .hasMessageContaining("participation.guests.keys"));
  }
}
