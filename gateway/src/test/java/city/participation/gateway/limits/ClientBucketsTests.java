package city.participation.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientBucketsTests {

  private final AtomicLong nanos = new AtomicLong();
  private final ClientBuckets buckets = buckets(100);

  private ClientBuckets buckets(int clients) {
    return new ClientBuckets(
        new LimitSettings(
            true,
            new LimitSettings.Rate(10, 60),
            new LimitSettings.Writes(3, 6),
            new LimitSettings.Door(300, 300),
            clients,
            List.of()),
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.get();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        });
  }

  @Test
  void givesEachClientItsBurstAndNoMore() {
    assertThat(takeAll(buckets, known("ideas", "anna", false))).isEqualTo(10);
    assertThat(takeAll(buckets, known("ideas", "berta", false))).isEqualTo(10);
  }

  @Test
  void limitsWritesTighterThanReads() {
    assertThat(takeAll(buckets, known("ideas", "anna", true))).isEqualTo(3);
    assertThat(takeAll(buckets, known("ideas", "anna", false))).isEqualTo(10);
  }

  @Test
  void keepsTheRoutesOfOneClientApart() {
    takeAll(buckets, known("ideas", "anna", false));

    assertThat(takeAll(buckets, known("notifications", "anna", false))).isEqualTo(10);
  }

  @Test
  void doesNotTakeASubjectForAnAddress() {
    takeAll(buckets, known("ideas", "10.0.0.1", false));

    assertThat(takeAll(buckets, unknown("10.0.0.1"))).isEqualTo(10);
  }

  @Test
  void givesBackWithTime() {
    takeAll(buckets, known("ideas", "anna", false));
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());

    assertThat(takeAll(buckets, known("ideas", "anna", false))).isEqualTo(4);
  }

  @Test
  void forgetsNobodyWhoIsStillLimited() {
    takeAll(buckets, known("ideas", "anna", true));
    nanos.addAndGet(Duration.ofSeconds(19).toNanos());

    assertThat(takeAll(buckets, known("ideas", "anna", true))).isEqualTo(1);
  }

  @Test
  void forgetsWhoWasAwayLongEnoughToStartAnew() {
    takeAll(buckets, known("ideas", "anna", true));
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());

    assertThat(buckets.remembered()).isZero();
  }

  @Test
  void staysBoundedWhenAnAttackerChangesAddresses() {
    for (int address = 0; address < 20_000; address++) {
      buckets.take(unknown("10.0." + address / 250 + "." + address % 250));
    }

    assertThat(buckets.remembered()).isLessThanOrEqualTo(100);
  }

  @Test
  void losesNoKnownClientToAnAttackerWhoChangesAddresses() {
    takeAll(buckets, known("ideas", "anna", false));
    for (int address = 0; address < 20_000; address++) {
      buckets.take(unknown("10.0." + address / 250 + "." + address % 250));
    }

    assertThat(buckets.take(known("ideas", "anna", false)).isConsumed()).isFalse();
  }

  @Test
  void losesNoBusyAddressToAnAttackerWhoChangesHis() {
    ClientBuckets many = buckets(1000);
    ClientBuckets.Key busy = unknown("192.0.2.1");
    takeAll(many, busy);
    int freed = 0;
    for (int address = 0; address < 50_000; address++) {
      many.take(unknown("10.0." + address / 250 + "." + address % 250));
      if (address % 50 == 0 && many.take(busy).isConsumed()) {
        freed++;
      }
    }

    assertThat(freed).isZero();
  }

  private static ClientBuckets.Key known(String route, String subject, boolean write) {
    return new ClientBuckets.Key(route, write, true, subject);
  }

  private static ClientBuckets.Key unknown(String address) {
    return new ClientBuckets.Key("ideas", false, false, address);
  }

  private static int takeAll(ClientBuckets buckets, ClientBuckets.Key key) {
    int taken = 0;
    while (buckets.take(key).isConsumed()) {
      taken++;
    }
    return taken;
  }
}
