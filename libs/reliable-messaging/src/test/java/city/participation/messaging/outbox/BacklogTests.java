package city.participation.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import city.participation.messaging.outbox.Ledger.Unsent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTests {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final Ledger ledger = mock(Ledger.class);
  private final Backlog backlog = new Backlog(Relays.settings(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void refusesChangesOnlyWhileTheSameOldMessageIsUnsent() {
    Instant byASlowClock = NOW.minus(Duration.ofHours(1));
    when(ledger.unsent())
        .thenReturn(new Unsent(1, byASlowClock))
        .thenReturn(new Unsent(1, byASlowClock.plusSeconds(5)));
    for (int i = 0; i < 2; i++) {
      backlog.count(List.of(ledger));
      assertThatCode(() -> backlog.requireRoom(1)).doesNotThrowAnyException();
    }

    backlog.count(List.of(ledger));
    assertThatExceptionOfType(OutboxFullException.class).isThrownBy(() -> backlog.requireRoom(1));
  }

  @ParameterizedTest(name = "{0} ms, then a rest of {1} ms")
  @CsvSource({"1,5000", "555,5000", "600,5400", "1500,13500", "3000,15000", "15000,15000"})
  void restsTheLongerTheLongerACountTook(long tookMillis, long restMillis) {
    assertThat(Backlog.rest(Duration.ofMillis(tookMillis)))
        .isEqualTo(Duration.ofMillis(restMillis));
  }
}
