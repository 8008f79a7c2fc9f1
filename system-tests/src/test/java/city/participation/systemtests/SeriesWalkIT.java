package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A consultation hour that comes again and again, as a calendar program reads it. */
@ExtendWith(SharedSuite.class)
class SeriesWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final String REASON = "Die Beraterin ist an diesem Tag verhindert.";

  @Test
  void leavesOneOutMovesOneAndCancelsOneInTheFeedOfTheSeries(Api api) {
    var programme = Programmes.announced(api, "Köln 21 berät");
    var first =
        Instant.now(Clock.systemUTC())
            .atZone(ZONE)
            .toLocalDate()
            .plusDays(3)
            .atTime(LocalTime.of(18, 0));
    var start = first.atZone(ZONE).toInstant();
    var draft =
        Events.drafted(api, programme, "Laden " + UUID.randomUUID(), start, Duration.ofMinutes(90));
    var left = first.plusDays(1).atZone(ZONE).toInstant();
    var series =
        api.post(
                STAFF,
                Events.PATH + "/" + draft.json().required("id").asString() + "/series",
                Map.of("rule", "FREQ=DAILY;COUNT=4", "excluded", List.of(left.toString())))
            .expect(201)
            .json()
            .required("id")
            .asString();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Pages.all(api, null, Events.PATH + "?series=" + series).size() == 3);
    var listed = Pages.all(api, null, Events.PATH + "?series=" + series);
    var ids = listed.stream().map(it -> it.required("id").asString()).toList();
    var planned = feed(api, series);
    assertThat(planned).containsOnlyKeys(ids);
    assertThat(ids)
        .extracting(id -> entry(planned, id).getDateStart().getValue().toInstant())
        .as("18:00 on each day but the second")
        .containsExactly(
            start,
            first.plusDays(2).atZone(ZONE).toInstant(),
            first.plusDays(3).atZone(ZONE).toInstant());
    assertThat(planned.values())
        .allSatisfy(it -> {
          assertThat(it.getStatus().isConfirmed()).isTrue();
          assertThat(it.getSequence().getValue()).isZero();
          assertThat(it.getRecurrenceRule()).isNull();
        });

    var later = start.plus(Duration.ofHours(2));
    Steps.step(
        api,
        STAFF,
        Events.PATH,
        api.get(STAFF, Events.PATH + "/" + ids.get(0)).expect(200),
        "rescheduling",
        Map.of(
            "reason", REASON,
            "startsAt", later.toString(),
            "endsAt", later.plus(Duration.ofMinutes(90)).toString()));
    Steps.step(
        api,
        STAFF,
        Events.PATH,
        api.get(STAFF, Events.PATH + "/" + ids.get(1)).expect(200),
        "cancellation",
        Map.of("reason", REASON));

    // What a calendar finds is looked for once a second.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> entry(feed(api, series), ids.get(1)).getStatus().isCancelled());
    var changed = feed(api, series);
    assertThat(changed).containsOnlyKeys(ids);
    var moved = entry(changed, ids.get(0));
    assertThat(moved.getSequence().getValue()).isEqualTo(1);
    assertThat(moved.getStatus().isConfirmed()).isTrue();
    assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo(later);
    var cancelled = entry(changed, ids.get(1));
    assertThat(cancelled.getSequence().getValue()).isEqualTo(1);
    assertThat(cancelled.getStatus().isCancelled()).isTrue();
    var untouched = entry(changed, ids.get(2));
    assertThat(untouched.getSequence().getValue()).isZero();
    assertThat(untouched.getStatus().isConfirmed()).isTrue();
  }

  private static VEvent entry(Map<String, VEvent> feed, String id) {
    return Objects.requireNonNull(feed.get(id));
  }

  private static Map<String, VEvent> feed(Api api, String series) {
    var calendar = api.get(null, Events.PATH + "/calendar?series=" + series).expect(200);
    return Biweekly.parse(calendar.body()).first().getEvents().stream()
        .collect(Collectors.toMap(it -> it.getUid().getValue(), Function.identity()));
  }
}
