package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Dates come; the service's own sweep does not see them, because here they lie ahead. */
@RunningPartnersService
class SettleAccreditationsIT {

  private static final LocalDate UNTIL = PartnersApi.inDays(0).plusYears(2);

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private MongoOperations mongo;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void remindsAndEndsOnceThoughThreeInstancesDoIt() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(api.accredited("paula-" + UUID.randomUUID()).id());
    }
    long before = ids.stream().mapToLong(this::messages).sum();
    assertThat(before).as("applied, activated, taken up, accredited").isEqualTo(40);

    settleThreeTimesAtOnce(UNTIL.minusDays(20));
    for (String id : ids) {
      assertThat(messages(id)).as("and 90 and 30 days").isEqualTo(6);
      assertThat(steps(id)).endsWith("REMINDED", "REMINDED");
    }
    settleThreeTimesAtOnce(UNTIL.minusDays(20));
    settleThreeTimesAtOnce(UNTIL.minusDays(7));
    settleThreeTimesAtOnce(UNTIL.plusDays(1));
    settleThreeTimesAtOnce(UNTIL.plusDays(2));
    for (String id : ids) {
      assertThat(messages(id)).isEqualTo(8);
      assertThat(steps(id)).endsWith("REMINDED", "REMINDED", "REMINDED", "EXPIRED");
      assertThat(document(id).getString("status")).isEqualTo("EXPIRED");
      assertThat(document(id).get("due")).isNull();
    }
  }

  @Test
  void endsATermByItself() {
    Answer accredited = api.accredited("paula-" + UUID.randomUUID());
    // As if all of it had been long ago: now it is the service's own sweep that finds it.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(accredited.id())),
        new Update().set("accreditation.until", PartnersApi.inDays(-1)).set("due", Instant.EPOCH),
        "partners");
    await().until(() -> "EXPIRED".equals(document(accredited.id()).getString("status")));
  }

  @Test
  void givesUpOnAnAnswerOnceThoughThreeInstancesDoIt() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Answer reviewed =
          api.step(api.applied("paula-" + UUID.randomUUID()), "review", PartnersApi.REVIEWER, "");
      api.step(
          reviewed,
          "information-request",
          PartnersApi.REVIEWER,
          "{\"questions\": [\"Wo ist die Satzung?\"], \"dueOn\": \"%s\"}"
              .formatted(PartnersApi.inDays(14)));
      ids.add(reviewed.id());
    }
    settleThreeTimesAtOnce(PartnersApi.inDays(14));
    for (String id : ids) {
      assertThat(steps(id)).as("its last day is not over").endsWith("INFORMATION_REQUESTED");
    }
    settleThreeTimesAtOnce(PartnersApi.inDays(15));
    settleThreeTimesAtOnce(PartnersApi.inDays(16));
    for (String id : ids) {
      assertThat(steps(id)).endsWith("INFORMATION_REQUESTED", "NOT_ANSWERED_IN_TIME");
      assertThat(messages(id))
          .as("applied, with its first owner, taken up, asked, overdue once")
          .isEqualTo(5);
      assertThat(document(id).getString("status")).isEqualTo("IN_REVIEW");
      assertThat(document(id).get("due")).isNull();
    }
  }

  @Test
  void settlesTheOthersAlthoughOneCannotBe() {
    String broken = api.accredited("paula-" + UUID.randomUUID()).id();
    String sound = api.accredited("paula-" + UUID.randomUUID()).id();
    Query thatOne = Query.query(Criteria.where("_id").is(broken));
    mongo.updateFirst(
        thatOne, new Update().set("status", "NONSENSE").set("due", Instant.EPOCH), "partners");

    settle(UNTIL.plusDays(2));

    assertThat(document(sound).getString("status")).isEqualTo("EXPIRED");
    assertThat(document(broken).getDate("due").toInstant()).as("tried again").isAfter(at(UNTIL));
    mongo.remove(thatOne, "partners");
  }

  private void settleThreeTimesAtOnce(LocalDate day) throws InterruptedException {
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(() -> {
        settle(day);
        return true;
      });
    }
    Crowd.all(instances);
  }

  private void settle(LocalDate day) {
    new SettleAccreditations(partners, Clock.fixed(at(day), ZoneOffset.UTC)).settleDue();
  }

  private static Instant at(LocalDate day) {
    return day.atTime(12, 0).atZone(Accreditation.ZONE).toInstant();
  }

  private long messages(String id) {
    return partners.find(id).orElseThrow().sequence();
  }

  private List<String> steps(String id) {
    return partners.find(id).orElseThrow().state().trail().stream()
        .map(it -> it.step().name())
        .toList();
  }

  private Document document(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "partners"));
  }
}
