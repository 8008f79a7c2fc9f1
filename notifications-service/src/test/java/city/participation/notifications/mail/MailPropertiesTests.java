package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPropertiesTests {

  @ParameterizedTest
  @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "7, PT32M", "8, PT1H", "50, PT1H", "10000, PT1H"})
  void waitsLongerAfterEachFailureUpToAnHour(int failures, Duration delay) {
    assertThat(MailExamples.properties().delayAfter(failures)).isEqualTo(delay);
  }

  @ParameterizedTest
  @CsvSource({
    "participation@localhost, https://a.org/i, https://a.org/p, , https://a.org/e, https://a.org/r, ",
    "a@a.org, http://localhost:8080/i, https://a.org/p, , https://a.org/e, https://a.org/r, ",
    "a@a.org, http://127.0.0.1/i, https://a.org/p, , https://a.org/e, https://a.org/r, ",
    "a@a.org, https://a.org/i, http://localhost:8080/p, , https://a.org/e, https://a.org/r, ",
    "a@a.org, https://a.org/i, https://a.org/p, http://[::1]/, https://a.org/e, https://a.org/r, ",
    "a@a.org, https://a.org/i, https://a.org/p, , http://localhost:8080/e, https://a.org/r, ",
    "a@a.org, https://a.org/i, https://a.org/p, , https://a.org/e, http://localhost:8080/r, ",
    "a@a.org, https://a.org/i, https://a.org/p, , https://a.org/e, https://a.org/r, http://127.0.0.1/g"
  })
  void sendsNobodyToAMachineOfOurs(
      String sender,
      String idea,
      String partner,
      @Nullable String invitation,
      String event,
      String registration,
      @Nullable String guest) {
    Duration any = Duration.ofSeconds(1);
    var properties =
        new MailProperties(
            sender,
            idea,
            partner,
            invitation,
            event,
            registration,
            guest,
            null,
            any,
            any,
            any,
            1,
            any,
            any,
            any,
            any);

    assertThatIllegalStateException().isThrownBy(properties::requireReachable);
    assertThatNoException().isThrownBy(MailExamples.properties()::requireReachable);
  }

  @Test
  void leasesAMailForLongerThanADeliveryCanTake() {
    var properties = MailExamples.properties();

    assertThat(properties.lease())
        .isGreaterThan(properties.timeLimit().plus(properties.answerTime()));
  }
}
