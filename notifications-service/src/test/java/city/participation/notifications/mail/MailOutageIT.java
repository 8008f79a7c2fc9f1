package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.mail.UnwillingMailServer.Mood;
import city.participation.notifications.wording.Matter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The mail server accepts connections and says nothing: the inbox must not notice. */
@ServiceTest
@TestPropertySource(
    properties = {
      "participation.mail.time-limit=500ms",
      "participation.mail.first-delay=200ms",
      "participation.mail.longest-delay=500ms",
      "participation.mail.pause=1s",
      "participation.mail.poll=100ms"
    })
class MailOutageIT {

  private static final int MAILS = 5;
  private static final UnwillingMailServer SILENT = UnwillingMailServer.start(0, Mood.SILENT);

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;
  @Autowired private TellPerson tellPerson;
  @Autowired private CircuitBreakerRegistry breakers;
  @Autowired private MongoOperations mongo;
  private final String person = "person-" + UUID.randomUUID();

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", SILENT::port);
  }

  @Test
  void leavesTheInboxAloneAndDeliversEachMailOnceAfterwards() {
    mongo.save(
        new Document("_id", person)
            .append("version", 1L)
            .append("createdAt", Date.from(Instant.now()))
            .append("language", "DE")
            .append("address", "erika@example.org")
            .append("asked", List.of()),
        "contacts");
    for (int i = 0; i < MAILS; i++) {
      tell("m" + i);
    }
    CircuitBreaker breaker = breakers.circuitBreaker("mail");
    await().until(() -> breaker.getState() == CircuitBreaker.State.OPEN);

    Api api = Api.as(port, person, "participant");
    long start = System.nanoTime();
    assertThat(api.get("/api/notifications").body().path("unread").asInt()).isEqualTo(MAILS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(new Api(managementPort, "").get("/actuator/health/readiness").status())
        .isEqualTo(200);
    assertThat(count("QUEUED")).isEqualTo(MAILS);

    SILENT.close();
    var greenMail = WillingMailServer.start(SILENT.port());
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(count("SENT")).isEqualTo(MAILS));
      assertThat(greenMail.getReceivedMessages()).hasSize(MAILS);
    } finally {
      greenMail.stop();
    }
  }

  private void tell(String message) {
    tellPerson.tell(message, person, Matter.IDEA_PUBLISHED, Map.of("title", "Bänke"), "idea-1");
  }

  private long count(String status) {
    return mongo.findAll(Document.class, "mails").stream()
        .filter(mail -> status.equals(mail.getString("status")))
        .count();
  }
}
