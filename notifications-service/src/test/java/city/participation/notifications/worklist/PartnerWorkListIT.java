package city.participation.notifications.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.partner.messaging.PartnerMessageExamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

@ServiceTest
class PartnerWorkListIT {

  private static final String WORK_LIST = "/api/notifications/work-list/partners";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private MongoOperations mongo;
  private Api staff;

  @BeforeEach
  void startEmpty() {
    mongo.remove(new Query(), "knownPartner");
    staff = Api.as(port, "staff-1", "staff");
  }

  @Test
  void showsWhatWaitsLongestFirst() {
    String younger = applied("2026-11-23T10:00:00Z", false);
    String older = applied("2026-11-22T10:00:00Z", true);
    send("partner-info-requested.v1", older, 2);

    JsonNode items = staff.get(WORK_LIST).body().path("items");

    assertThat(items)
        .extracting(item -> item.path("partner").asString())
        .containsExactly(older, younger);
    JsonNode first = items.path(0);
    assertThat(first.path("renewal").asBoolean()).isTrue();
    assertThat(first.path("answerBy").asString()).isEqualTo("2026-12-15");
    assertThat(first.path("appliedAt").asString()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(first.path("link").asString()).isEqualTo("/api/partners/" + older);
    assertThat(Duration.parse(first.path("age").asString()))
        .isCloseTo(
            Duration.between(Instant.parse("2026-11-22T10:00:00Z"), Instant.now()),
            Duration.ofMinutes(1));
    assertThat(items.path(1).path("renewal").asBoolean()).isFalse();
    assertThat(items.path(1).has("answerBy")).isFalse();
  }

  @Test
  void showsThatItIsTheCitysTurnOnceThePartnerAnswered() {
    String partner = applied("2026-11-22T10:00:00Z", false);
    send("partner-info-requested.v1", partner, 2);
    send("partner-info-provided.v1", partner, 3);

    JsonNode item = staff.get(WORK_LIST).body().path("items").path(0);
    assertThat(item.path("partner").asString()).isEqualTo(partner);
    assertThat(item.has("answerBy")).isFalse();
  }

  @Test
  void tellsNobodyWhoAppliedOrUnderWhichNameItWasPublicBefore() {
    String partner = UUID.randomUUID().toString();
    send("partner-accredited.v1", partner, 1);
    send("partner-applied.v1", partner, 2);

    assertThat(staff.get(WORK_LIST).body().toString())
        .contains(partner)
        .doesNotContain("demo-partner-1", "Veedel Digital");
  }

  @Test
  void pagesRightWhilePartnersOfTheSameMomentAreDecided() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(applied("2026-11-23T10:00:00Z", false));
    }
    List<String> seen = new ArrayList<>();
    String path = WORK_LIST + "?limit=2";
    while (!path.isEmpty()) {
      Api.Answer page = staff.get(path);
      page.body().path("items").forEach(item -> seen.add(item.path("partner").asString()));
      // Here already, because a page that comes again would have no last one.
      assertThat(seen).doesNotHaveDuplicates();
      send("partner-rejected.v1", seen.getLast(), 2);
      path = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void takesNoCursorOfAnotherListAndNoneThatIsMadeUp() {
    applied("2026-11-22T10:00:00Z", false);
    applied("2026-11-23T10:00:00Z", false);
    String next = staff.get(WORK_LIST + "?limit=1").body().path("next").asString();
    assertThat(next).isNotEmpty();

    Api both = Api.as(port, "both", "staff", "moderator");
    assertThat(both.get("/api/notifications/work-list?cursor=" + next).status()).isEqualTo(400);
    assertThat(staff.get(WORK_LIST + "?cursor=made-up").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"participant", "partner", "moderator", "admin"})
  void isForStaffAlone(String role) {
    Api someone = Api.as(port, "someone", role);

    assertThat(someone.head(WORK_LIST).status()).isEqualTo(403);
    assertThat(someone.get(WORK_LIST).header("Content-Type"))
        .startsWith("application/problem+json");
  }

  @Test
  void isForNobodyWithoutAToken() {
    assertThat(new Api(port, "").get(WORK_LIST).status()).isEqualTo(401);
    assertThat(staff.head(WORK_LIST).status()).isEqualTo(200);
  }

  private String applied(String at, boolean renewal) {
    String partner = UUID.randomUUID().toString();
    String data =
        PartnerMessageExamples.data("partner-applied.v1")
            .replace("2026-11-23T10:00:00Z", at)
            .replace("\"renewal\": false", "\"renewal\": " + renewal);
    partnerMessages.accept(PartnerMessageExamples.message("partner-applied.v1", partner, 1, data));
    return partner;
  }

  private void send(String name, String partner, long sequence) {
    partnerMessages.accept(
        PartnerMessageExamples.message(name, partner, sequence, PartnerMessageExamples.data(name)));
  }
}
