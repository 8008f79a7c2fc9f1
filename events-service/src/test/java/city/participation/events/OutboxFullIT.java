package city.participation.events;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.EventsApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In a service whose outbox has room for nothing: drafts tell nobody anything. */
@RunningEventsService
@TestPropertySource(properties = "participation.messaging.outbox.max-backlog=0")
@DirtiesContext
class OutboxFullIT {

  @LocalServerPort private int port;

  @Test
  void asksToComeBackWhenTheOutboxMayHaveRoom() {
    EventsApi api = new EventsApi(port);
    Answer refused = api.call("POST", api.planned(), "/announcement").as(EventsApi.STAFF).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
  }
}
