package city.participation.notifications.guest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How guests come and go.
 *
 * @param linkLife how long the pass of a mail that was asked for counts; after twice as long an
 *     address is forgotten whose pass was never used
 * @param passLife how long the pass of any other mail counts
 * @param keep after the end of their last registration a guest is forgotten
 */
@ConfigurationProperties("participation.guests")
record GuestProperties(
    @DefaultValue("24h") Duration linkLife,
    @DefaultValue("60d") Duration passLife,
    @DefaultValue("90d") Duration keep) {

  /** Mails wait for up to two days, and the pass in one counts from when it is written. */
  private static final Duration UNDER_WAY = Duration.ofDays(3);

  GuestProperties {
    if (keep.compareTo(passLife.plus(UNDER_WAY)) < 0) {
      throw new IllegalArgumentException(
          "participation.guests.keep must be three days longer than .pass-life: a pass must not"
              + " outlive what is known of its guest");
    }
  }

  /** The time in which a pass is used, and in which we hear of it. */
  Duration unproven() {
    return linkLife.multipliedBy(2);
  }
}
