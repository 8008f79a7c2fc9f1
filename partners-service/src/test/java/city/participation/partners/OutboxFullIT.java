package city.participation.partners;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In a service whose outbox has room for nothing. */
@RunningPartnersService
@TestPropertySource(properties = "participation.messaging.outbox.max-backlog=0")
@DirtiesContext
class OutboxFullIT {

  @LocalServerPort private int port;

  @Test
  void asksToComeBackWhenTheOutboxMayHaveRoom() {
    Answer refused =
        new PartnersApi(port)
            .post("/api/partners")
            .as("anna participant")
            .json(PartnersApi.organisation())
            .send();

    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
  }
}
