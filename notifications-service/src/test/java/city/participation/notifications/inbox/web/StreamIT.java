package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.MovableClock;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.wording.Matter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

@ServiceTest
@TestPropertySource(
    properties = {
      "participation.inbox.heartbeat=300ms",
      "participation.inbox.streams-per-person=2",
      "participation.inbox.streams=4"
    })
@Import(StreamIT.Clocks.class)
class StreamIT {

  @LocalServerPort private int port;
  @Autowired private TellPerson tellPerson;
  @Autowired private MovableClock clock;
  @Autowired private OpenStreams streams;
  @MockitoSpyBean private FindNotifications findNotifications;
  private final String person = "person-" + UUID.randomUUID();
  private Api api;

  @TestConfiguration(proxyBeanMethods = false)
  static class Clocks {
    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }

  @BeforeEach
  void signIn() {
    await().until(() -> streams.open() == 0);
    api = Api.as(port, person, "participant");
  }

  @Test
  void showsWhatArrivesAtOnce() throws Exception {
    tell("before");
    try (var stream = StreamLines.open(api, "Accept-Language", "de")) {
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Cache-Control")).contains("no-store");

      tell("m1");

      assertThat(stream.next("id:", Duration.ofSeconds(1))).isEqualTo("id:2");
      assertThat(stream.next("event:")).isEqualTo("event:notification");
      assertThat(stream.next("data:"))
          .contains("\"id\":\"m1\"", "\"title\":\"Ihre Idee wurde veröffentlicht\"");
    }
  }

  @Test
  void continuesAfterTheLastOneSeen() throws Exception {
    for (int i = 1; i <= 250; i++) {
      tell("m" + i);
    }
    try (var stream = StreamLines.open(api, "Last-Event-ID", "1")) {
      for (int i = 2; i <= 250; i++) {
        assertThat(stream.next("id:")).isEqualTo("id:" + i);
      }
      tell("m251");
      assertThat(stream.next("id:")).isEqualTo("id:251");
    }
  }

  @Test
  void missesNothingWhenItBreaksBeforeAnythingCame() throws Exception {
    tell("m1");
    var broken = StreamLines.open(api);
    broken.close();
    tell("m2");
    try (var stream = StreamLines.open(api, "Last-Event-ID", broken.openedAfter())) {
      assertThat(stream.next("id:")).isEqualTo("id:2");
      assertThat(stream.next("data:")).contains("\"id\":\"m2\"", "\"number\":2");
    }
  }

  @Test
  void staysOpenWhileTheDatabaseIsOutOfReach() throws Exception {
    try (var stream = StreamLines.open(api)) {
      Mockito.doThrow(new DataAccessResourceFailureException("away"))
          .doThrow(new DataAccessResourceFailureException("away"))
          .doCallRealMethod()
          .when(findNotifications)
          .after(Mockito.eq(person), Mockito.anyLong(), Mockito.anyInt());
      tell("m1");

      assertThat(stream.next("id:")).isEqualTo("id:1");
    }
  }

  @Test
  void continuesWithWhatComesWhenTheLastOneSeenNeverWas() throws Exception {
    tell("m1");
    try (var stream = StreamLines.open(api, "Last-Event-ID", "999")) {
      tell("m2");
      assertThat(stream.next("id:")).isEqualTo("id:2");
    }
  }

  @Test
  void showsThatItLives() throws Exception {
    try (var stream = StreamLines.open(api)) {
      assertThat(stream.next(":")).isEqualTo(":alive");
      assertThat(stream.next(":")).isEqualTo(":alive");
    }
  }

  @Test
  void showsNothingOfOthers() throws Exception {
    try (var stream = StreamLines.open(Api.as(port, person + "-other", "participant"))) {
      tell("m1");
      tellPerson.tell("m2", person + "-other", Matter.IDEA_PUBLISHED, Map.of(), "idea-1");

      assertThat(stream.next("data:")).contains("\"m2\"");
    }
  }

  @Test
  void endsAPersonsOldestStreamForOneTooMany() throws Exception {
    try (var first = StreamLines.open(api);
        var second = StreamLines.open(api);
        var third = StreamLines.open(api)) {
      assertThat(first.next(":replaced")).isEqualTo(":replaced");
      // Much later than after an end of another kind.
      assertThat(Integer.parseInt(first.next("retry:").substring(6))).isGreaterThan(59_000);
      assertThat(first.endsIn(Duration.ofSeconds(5))).isTrue();
      await().untilAsserted(() -> assertThat(streams.open()).isEqualTo(2));

      tell("m1");

      assertThat(second.next("data:")).contains("\"m1\"");
      assertThat(third.next("data:")).contains("\"m1\"");
    }
  }

  @Test
  void keepsNoMoreStreamsOpenThanAllowed() throws Exception {
    List<StreamLines> open = new ArrayList<>();
    open.add(StreamLines.open(api));
    open.add(StreamLines.open(api));
    Api other = Api.as(port, person + "-other", "participant");
    open.add(StreamLines.open(other));
    open.add(StreamLines.open(other));
    assertThat(Api.as(port, person + "-third", "participant").get("/api/notifications/stream"))
        .returns(503, Api.Answer::status);

    open.forEach(StreamLines::close);
    await().untilAsserted(() -> assertThat(streams.open()).isZero());
    StreamLines.open(api).close();
  }

  @Test
  void endsWhenTheTokenExpires() throws Exception {
    try (var stream = StreamLines.open(api)) {
      assertThat(stream.endsIn(Duration.ofMillis(700))).isFalse();

      clock.move(Duration.ofHours(2));

      assertThat(stream.endsIn(Duration.ofSeconds(5))).isTrue();
    } finally {
      clock.move(Duration.ofHours(-2));
    }
  }

  @Test
  void opensNoStreamForAQuestionAboutItsHead() {
    Api.Answer answer = api.head("/api/notifications/stream");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(streams.open()).isZero();
  }

  @Test
  void refusesALastEventIdItNeverGave() {
    Api.Answer answer = api.get("/api/notifications/stream", "Last-Event-ID", "1; drop");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains("Last-Event-ID");
  }

  private void tell(String message) {
    tellPerson.tell(message, person, Matter.IDEA_PUBLISHED, Map.of("title", "Bänke"), "idea-1");
  }
}
