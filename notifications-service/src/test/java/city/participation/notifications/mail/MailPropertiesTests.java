package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPropertiesTests {

  @ParameterizedTest
  @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "7, PT32M", "8, PT1H", "50, PT1H", "10000, PT1H"})
  void waitsLongerAfterEachFailureUpToAnHour(int failures, Duration delay) {
    assertThat(MailExamples.properties().delayAfter(failures)).isEqualTo(delay);
  }

  @Test
  void leasesAMailForLongerThanADeliveryCanTake() {
    var properties = MailExamples.properties();

    assertThat(properties.lease()).isGreaterThan(properties.timeLimit());
  }
}
