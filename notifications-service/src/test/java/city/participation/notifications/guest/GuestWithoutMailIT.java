package city.participation.notifications.guest;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

@ServiceTest
class GuestWithoutMailIT {

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;

  @Test
  void keepsNoAddressWhereNoMailIsSent() {
    Api.Answer answer =
        new Api(port, "")
            .post(
                "/api/notifications/guest-links",
                """
                {"address": "a@example.org", "language": "de",
                 "event": "6f2e7a54-8f0e-4f6e-9a43-0b7f6f1f2a11"}
                """);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("code").asString()).isEqualTo("notifications.mail-is-off");
    assertThat(mongo.findAll(Document.class, "guests")).isEmpty();
    assertThat(mongo.findAll(Document.class, "contacts").toString())
        .doesNotContain("a@example.org");
  }
}
