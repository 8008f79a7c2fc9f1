package city.participation.ideas;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In a service whose outbox has room for nothing. */
@RunningIdeasService
@TestPropertySource(properties = "participation.messaging.outbox.max-backlog=0")
@DirtiesContext
class OutboxFullIT {

  @LocalServerPort private int port;

  @Test
  void asksToComeBackWhenTheOutboxMayHaveRoom() {
    Answer refused =
        new IdeasApi(port).post("/api/ideas").as("anna participant").json(IdeasApi.IDEA).send();

    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
  }
}
