package city.participation.partners.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** In a service that is told to ask a register where nobody listens. */
@RunningPartnersService
@TestPropertySource(properties = "participation.partners.register.url=http://127.0.0.1:9/register")
@DirtiesContext
class RegisterOutageIT {

  @LocalServerPort private int port;

  @Test
  void takesApplicationsInAndAccreditsWithoutTheRegister() {
    PartnersApi api = new PartnersApi(port);
    Answer applied = api.applied("paula-" + UUID.randomUUID());
    await()
        .untilAsserted(() -> {
          JsonNode check =
              api.get("/api/partners/" + applied.id())
                  .as(PartnersApi.REVIEWER)
                  .send()
                  .body()
                  .at("/review/registerCheck");
          assertThat(check.path("result").asString()).isEqualTo("UNAVAILABLE");
          assertThat(check.path("source").asString()).isEqualTo("127.0.0.1");
        });
    assertThat(
            api.step(api.recommended(applied, "ACCREDIT"), "approval", PartnersApi.APPROVER, "")
                .body()
                .path("status")
                .asString())
        .isEqualTo("ACCREDITED");
  }
}
