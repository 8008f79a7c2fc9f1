package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import city.participation.events.seat.TestStandings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** As those see it who plan seats, and those who want them. */
@RunningEventsService
class RegistrationLifeIT {

  private static final String ANNA = "anna participant";
  private static final String BERT = "bert participant";
  private static final String CARL = "carl participant";

  private static final String ASKING =
      """
      {"onSite": {"capacity": 10, "reserved": 2}, "mostCompanions": 2, "questions": [
        {"id": "meal", "text": {"de": "Was essen Sie?", "en": "What do you eat?"},
         "kind": "CHOICE", "required": true, "choices": [
           {"id": "vegan", "text": {"de": "Vegan", "en": "Vegan"}},
           {"id": "all", "text": {"de": "Alles", "en": "All"}}]},
        {"id": "new", "text": {"de": "Zum ersten Mal?", "en": "For the first time?"},
         "kind": "YES_NO"},
        {"id": "wish", "text": {"de": "Ihr Thema?", "en": "Your topic?"}, "kind": "TEXT"}]}
      """;

  @LocalServerPort private int port;
  @Autowired private TestStandings events;
  @Autowired private Seating seating;
  @Autowired private MongoOperations mongo;
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void confirmsWhileThereAreSeatsAndThenLetsPeopleWait() {
    String event = events.open();
    planned(event, capacity(2));

    Answer anna = register(event, ANNA, "{\"companions\": 1}");
    assertThat(anna.status()).as(anna.raw().body()).isEqualTo(201);
    assertThat(anna.body().path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(anna.body().path("seats").asInt()).isEqualTo(2);
    assertThat(anna.header("Location")).isEqualTo(path(event, anna));
    Answer bert = register(event, BERT, "{}");
    Answer carl = register(event, CARL, "{}");
    assertThat(bert.body().path("status").asString()).isEqualTo("WAITLISTED");

    assertThat(shown(event, bert, BERT).body().path("position").asInt()).isEqualTo(1);
    assertThat(shown(event, carl, CARL).body().path("position").asInt()).isEqualTo(2);
    assertThat(shown(event, anna, ANNA).body().path("ticket").asString()).startsWith("local.");
    assertThat(shown(event, bert, BERT).body().has("ticket")).isFalse();
    JsonNode seats = api.get(seats(event)).send().body().path("modes").path(0);
    assertThat(seats.path("capacity").asInt()).isEqualTo(2);
    assertThat(seats.path("taken").asInt()).isEqualTo(2);
    assertThat(seats.path("left").asInt()).isZero();
    assertThat(seats.path("full").asBoolean()).isTrue();
    assertThat(seats.path("waiting").asInt()).isEqualTo(2);
    seating.assertSound(event);
  }

  @Test
  void offersInOrderAndOnlyForAsLongAsItSays() {
    String event = events.open();
    planned(event, capacity(1));
    Answer anna = register(event, ANNA, "{}");
    Answer bert = register(event, BERT, "{}");
    Answer carl = register(event, CARL, "{}");

    assertThat(step(event, anna, ANNA, "cancellation").body().path("status").asString())
        .isEqualTo("CANCELLED");
    Answer offered = awaitStatus(event, bert, BERT, "OFFERED");
    Duration lasts =
        Duration.between(
            Instant.parse(offered.body().path("since").asString()),
            Instant.parse(offered.body().path("offerUntil").asString()));
    assertThat(lasts).isEqualTo(Duration.ofHours(24));
    assertThat(offered.body().path("allowed").toString())
        .isEqualTo("[\"acceptance\",\"cancellation\"]");
    // Its time is over, though the sweep may not have come yet.
    seating.let(bert.id(), Instant.EPOCH);
    Answer late =
        api.post(path(event, bert) + "/acceptance").as(BERT).ifMatch(offered.tag()).send();
    assertThat(late.status()).isIn(409, 412);

    awaitStatus(event, bert, BERT, "LAPSED");
    awaitStatus(event, carl, CARL, "OFFERED");
    Answer accepted = step(event, carl, CARL, "acceptance");
    assertThat(accepted.body().path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(register(event, BERT, "{}").body().path("status").asString())
        .as("once more, at the end")
        .isEqualTo("WAITLISTED");
    seating.assertSound(event);
  }

  @Test
  void neverOffersPastTheHeadOfTheQueueAlthoughASmallerPartyWouldFit() {
    String event = events.open();
    planned(event, capacity(2));
    Answer anna = register(event, ANNA, "{}");
    register(event, "dora participant", "{}");
    Answer bert = register(event, BERT, "{\"companions\": 1}");
    Answer carl = register(event, CARL, "{}");

    step(event, anna, ANNA, "cancellation");
    seating.settle(event);
    seating.awaitCalm(event);
    assertThat(shown(event, bert, BERT).body().path("status").asString()).isEqualTo("WAITLISTED");
    assertThat(shown(event, carl, CARL).body().path("status").asString()).isEqualTo("WAITLISTED");

    assertThat(step(event, bert, BERT, "cancellation").status()).isEqualTo(200);
    awaitStatus(event, carl, CARL, "OFFERED");
    seating.assertSound(event);
  }

  @Test
  void neverHasFewerSeatsThanAreGivenAwayAndOffersNewOnes() {
    String event = events.open();
    Answer plan = planned(event, capacity(2));
    register(event, ANNA, "{\"companions\": 1}");
    Answer bert = register(event, BERT, "{\"companions\": 1}");

    Answer refused =
        api.put(seats(event)).as(EventsApi.STAFF).ifMatch(plan.tag()).json(capacity(1)).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("seats-held");
    assertThat(refused.body().path("held").asInt()).isEqualTo(2);
    assertThat(refused.body().path("mode").asString()).isEqualTo("ON_SITE");
    assertThat(api.put(seats(event)).as(EventsApi.STAFF).json(capacity(4)).send().status())
        .isEqualTo(428);

    Answer raised =
        api.put(seats(event)).as(EventsApi.STAFF).ifMatch(plan.tag()).json(capacity(4)).send();
    assertThat(raised.status()).as(raised.raw().body()).isEqualTo(200);
    awaitStatus(event, bert, BERT, "OFFERED");
    assertThat(
            api.put(seats(event))
                .as(EventsApi.STAFF)
                .ifMatch(plan.tag())
                .json(capacity(5))
                .send()
                .status())
        .isEqualTo(412);
    seating.assertSound(event);
  }

  @Test
  void hasItsSeatsChangedAgainAtOnce() {
    String event = events.open();
    Answer plan = planned(event, capacity(1));
    for (int seats = 2; seats < 12; seats++) {
      plan =
          api.put(seats(event))
              .as(EventsApi.STAFF)
              .ifMatch(plan.tag())
              .json(capacity(seats))
              .send();
      assertThat(plan.status()).as(plan.raw().body()).isEqualTo(200);
    }
    seating.assertSound(event);
  }

  @Test
  void answersTheSameRequestAlikeAndAnotherOneNot() {
    String event = events.open();
    planned(event, capacity(1));
    String key = UUID.randomUUID().toString();

    Answer first = keyed(event, key, "{}");
    Answer again = keyed(event, key, "{}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.tag()).isEqualTo(first.tag());
    assertThat(keyed(event, key, "{\"companions\": 0}").status()).isEqualTo(422);

    String another = UUID.randomUUID().toString();
    String cancel = path(event, first) + "/cancellation";
    Answer gone = api.post(cancel).as(ANNA).ifMatch(first.tag()).key(another).send();
    Answer goneAgain = api.post(cancel).as(ANNA).ifMatch(first.tag()).key(another).send();
    assertThat(gone.status()).as(gone.raw().body()).isEqualTo(200);
    assertThat(goneAgain.body()).isEqualTo(gone.body());
    assertThat(goneAgain.tag()).isEqualTo(gone.tag());
    assertThat(keyed(event, key, "{}").body())
        .as("what was answered then, not what became of it")
        .isEqualTo(first.body());
    assertThat(api.post(cancel).as(ANNA).ifMatch(gone.tag()).send().code())
        .isEqualTo("registration-status");
    seating.assertSound(event);
  }

  @Test
  void showsARegistrationToNobodyElse() {
    String event = events.open();
    planned(event, capacity(1));
    Answer anna = register(event, ANNA, "{}");

    assertThat(shown(event, anna, BERT).status()).isEqualTo(404);
    assertThat(shown(event, anna, EventsApi.STAFF).status()).isEqualTo(404);
    assertThat(api.get(path(event, anna)).send().status()).isEqualTo(401);
    assertThat(
            api.post(path(event, anna) + "/cancellation")
                .as(BERT)
                .ifMatch(anna.tag())
                .send()
                .status())
        .isEqualTo(404);
    assertThat(shown(events.open(), anna, ANNA).status()).as("of another event").isEqualTo(404);
    Answer again = register(event, ANNA, "{}");
    assertThat(again.code()).isEqualTo("already-registered");
    assertThat(again.body().path("registration").asString()).isEqualTo(anna.id());
  }

  @Test
  void listsOnesOwnPageByPage() {
    String who = "lena-" + UUID.randomUUID() + " participant";
    for (int i = 0; i < 3; i++) {
      String event = events.open();
      planned(event, capacity(1));
      register(event, who, "{}");
    }
    Answer first = api.get("/api/events/registrations?limit=2").as(who).send();
    assertThat(first.body().path("items")).hasSize(2);
    Answer second =
        api.get("/api/events/registrations?limit=2&cursor=" + first.body().path("next").asString())
            .as(who)
            .send();
    assertThat(second.body().path("items")).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
    assertThat(api.get("/api/events/registrations").send().status()).isEqualTo(401);
  }

  @Test
  void hidesEventsOfTheAdministration() {
    String event = events.open();
    planned(event, capacity(1));
    events.restrict(event);

    assertThat(api.get(seats(event)).send().status()).isEqualTo(404);
    assertThat(register(event, ANNA, "{}").status()).isEqualTo(404);
    assertThat(register(event, EventsApi.STAFF, "{}").status()).isEqualTo(201);
  }

  @Test
  void takesNobodyWhileRegistrationIsClosedOrNothingIsPlanned() {
    String event = events.open();
    assertThat(register(event, ANNA, "{}").code()).isEqualTo("registration-closed");
    planned(event, capacity(1));
    events.become(event, EventStatus.REGISTRATION_CLOSED);
    assertThat(register(event, ANNA, "{}").code()).isEqualTo("registration-closed");
    assertThat(register(UUID.randomUUID().toString(), ANNA, "{}").status()).isEqualTo(404);
    assertThat(api.post(registrations(event)).json("{}").send().status()).isEqualTo(401);
    assertThat(api.put(seats(event)).as(ANNA).json(capacity(1)).send().status()).isEqualTo(403);
  }

  @Test
  void countsOnSiteAndOnlineApart() {
    String event = events.open(AttendanceMode.HYBRID);
    planned(event, "{\"onSite\": {\"capacity\": 1}, \"online\": {\"capacity\": 1}}");

    assertThat(register(event, ANNA, "{}").errors()).containsExactly("/mode missing");
    Answer anna = register(event, ANNA, "{\"mode\": \"ON_SITE\"}");
    Answer bert = register(event, BERT, "{\"mode\": \"ONLINE\"}");
    Answer carl = register(event, CARL, "{\"mode\": \"ONLINE\"}");
    assertThat(bert.body().path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(carl.body().path("status").asString()).isEqualTo("WAITLISTED");

    assertThat(shown(event, bert, BERT).body().path("onlineLink").asString())
        .isEqualTo(TestStandings.LINK);
    assertThat(shown(event, anna, ANNA).raw().body()).doesNotContain(TestStandings.LINK);
    assertThat(shown(event, carl, CARL).raw().body()).doesNotContain(TestStandings.LINK);
    seating.assertSound(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /answers answer-missing",
        "{'answers': [{'question': 'meal', 'value': 'fish'}]} | /answers/0/value no-such-answer",
        "{'answers': [{'question': 'age', 'value': '7'}]} | /answers/0/question unknown-question",
        "{'answers': [{'question': 'meal', 'value': ''}]} | /answers/0/value too-short",
        "{'companions': 3} | /companions out-of-range",
        "{'companions': 4} | /companions out-of-range",
        "{'mode': 'ONLINE'} | /mode other-attendance",
        "{'answers': [{'question': 'meal', 'value': 'all'},"
            + " {'question': 'new', 'value': 'perhaps'}]} | /answers/1/value no-such-answer",
        "{'answers': [{'question': 'meal', 'value': 'all'},"
            + " {'question': 'meal', 'value': 'all'}]} | /answers/1/question repeated"
      })
  void saysWhatIsWrongWithARegistration(String body, String error) {
    String event = events.open();
    planned(event, ASKING);

    Answer refused = register(event, ANNA, body.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
    assertThat(seating.log(event)).hasSize(1);
  }

  @Test
  void keepsAnswersForThePersonAlone() {
    String event = events.open();
    planned(event, ASKING);
    Answer anna =
        register(
            event,
            ANNA,
            """
            {"answers": [{"question": "meal", "value": "vegan"},
                         {"question": "wish", "value": "Mehr Bäume am Ebertplatz"}]}
            """);
    assertThat(anna.status()).as(anna.raw().body()).isEqualTo(201);
    assertThat(anna.raw().body()).doesNotContain("Bäume");
    assertThat(shown(event, anna, ANNA).body().path("answers").toString())
        .contains("vegan", "Mehr Bäume am Ebertplatz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /onSite missing",
        "{'onSite': {'capacity': 0}} | /onSite/capacity out-of-range",
        "{'onSite': {'capacity': 5, 'reserved': 6}} | /onSite/reserved out-of-range",
        "{'onSite': {'capacity': 5}, 'online': {'capacity': 5}} | /online other-attendance",
        "{'onSite': {'capacity': 5}, 'mostCompanions': 4} | /mostCompanions out-of-range",
        "{'onSite': {'capacity': 5}, 'offerHours': 0} | /offerHours out-of-range",
        "{'onSite': {'capacity': 5}, 'retentionDays': 400} | /retentionDays out-of-range",
        "{'onSite': {'capacity': 5}, 'questions': [{'id': 'A', 'kind': 'TEXT',"
            + " 'text': {'de': 'Was?', 'en': 'What?'}}]} | /questions/0/id no-question-id",
        "{'onSite': {'capacity': 5}, 'questions': [{'id': 'a', 'kind': 'CHOICE',"
            + " 'text': {'de': 'Was?', 'en': 'What?'}}]} | /questions/0/choices choices"
      })
  void saysWhatIsWrongWithAPlan(String body, String error) {
    String event = events.open();

    Answer refused = api.put(seats(event)).as(EventsApi.STAFF).json(body.replace('\'', '"')).send();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void lapsesOnlyTheRestWhenTheEventBeginsAndRefusesLateSteps() {
    String event = events.open();
    planned(event, capacity(1));
    Answer anna = register(event, ANNA, "{}");
    Answer bert = register(event, BERT, "{}");

    seating.become(event, EventStatus.RUNNING);

    awaitStatus(event, bert, BERT, "LAPSED");
    Answer late = api.post(path(event, anna) + "/cancellation").as(ANNA).ifMatch(anna.tag()).send();
    assertThat(late.code()).isEqualTo("event-begun");
    seating.assertSound(event);
  }

  @Test
  void followsAnEventAsStaffLeadIt() {
    SampleEvents sample = new SampleEvents(api);
    Answer scheduled = sample.scheduled();
    String event = scheduled.id();
    planned(event, "{\"onSite\": {\"capacity\": 1}, \"online\": {\"capacity\": 1}}");
    String online = "{\"mode\": \"ONLINE\"}";
    assertThat(register(event, ANNA, online).code()).isEqualTo("registration-closed");

    Answer open = sample.step(scheduled, "/registration-opening", "");
    Answer anna = register(event, ANNA, online);
    assertThat(anna.status()).as(anna.raw().body()).isEqualTo(201);
    assertThat(shown(event, anna, ANNA).body().path("onlineLink").asString())
        .isEqualTo(SampleEvents.LINK);
    sample.step(open, "/cancellation", SampleEvents.reason());
    seating.look(event);

    awaitStatus(event, anna, ANNA, "CANCELLED");
    assertThat(shown(event, anna, ANNA).raw().body()).doesNotContain(SampleEvents.LINK);
    assertThat(register(event, ANNA, online).code()).isEqualTo("registration-closed");
    seating.assertSound(event);
  }

  @Test
  void cancelsEverythingThatIsOpenWhenTheEventIsCalledOff() {
    String event = events.open();
    planned(event, capacity(2));
    Answer anna = register(event, ANNA, "{\"companions\": 1}");
    Answer bert = register(event, BERT, "{}");
    Answer carl = register(event, CARL, "{}");

    seating.become(event, EventStatus.CANCELLED);

    awaitStatus(event, anna, ANNA, "CANCELLED");
    awaitStatus(event, bert, BERT, "CANCELLED");
    awaitStatus(event, carl, CARL, "CANCELLED");
    assertThat(seating.pool(event).held()).isZero();
    assertThat(seating.pool(event).waiting()).isZero();
    seating.assertSound(event);
  }

  @Test
  void forgetsPersonsAndAnswersAndNotTheCountsInTheEnd() {
    String event = events.open();
    planned(event, ASKING);
    String who = "gerd-" + UUID.randomUUID();
    Answer anna =
        register(
            event,
            who + " participant",
            "{\"answers\": [{\"question\": \"meal\", \"value\": \"vegan\"}]}");
    Answer gone =
        register(
            event,
            "x" + who + " participant",
            "{\"answers\": [{\"question\": \"meal\", \"value\": \"all\"}]}");
    step(event, gone, "x" + who + " participant", "cancellation");

    events.move(event, Duration.ofDays(-29));
    seating.become(event, EventStatus.HELD);
    seating.awaitStatus(anna.id(), RegistrationStatus.NO_SHOW);
    assertThat(seating.registration(anna.id()).participant()).as("not yet").isEqualTo(who);
    events.move(event, Duration.ofDays(-31));
    seating.become(event, EventStatus.DOCUMENTED);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          for (String id : List.of(anna.id(), gone.id())) {
            assertThat(seating.registration(id).participant()).startsWith("erased:");
            assertThat(seating.registration(id).party().answers()).isEmpty();
          }
        });
    assertThat(traces(who)).isEmpty();
    assertThat(seating.registration(anna.id()).status()).isEqualTo(RegistrationStatus.NO_SHOW);
    Answer attendance = api.get("/api/events/" + event + "/attendance").as(EventsApi.STAFF).send();
    assertThat(attendance.body().path("noShows").path("seats").asInt()).isEqualTo(1);
    seating.assertSound(event);
  }

  private List<String> traces(String person) {
    return mongo.findAll(Document.class, "registrations").stream()
        .map(Document::toJson)
        .filter(it -> it.contains(person))
        .toList();
  }

  private Answer planned(String event, String seats) {
    Answer plan = api.put(seats(event)).as(EventsApi.STAFF).json(seats).send();
    assertThat(plan.status()).as(plan.raw().body()).isEqualTo(201);
    return plan;
  }

  private static String capacity(int seats) {
    return "{\"onSite\": {\"capacity\": " + seats + "}, \"mostCompanions\": 3}";
  }

  private Answer register(String event, String who, String body) {
    return api.post(registrations(event)).as(who).json(body).send();
  }

  private Answer keyed(String event, String key, String body) {
    return api.post(registrations(event)).as(ANNA).key(key).json(body).send();
  }

  private Answer shown(String event, Answer registration, String who) {
    return api.get(path(event, registration)).as(who).send();
  }

  private Answer step(String event, Answer registration, String who, String step) {
    Answer before = shown(event, registration, who);
    return api.post(path(event, registration) + "/" + step).as(who).ifMatch(before.tag()).send();
  }

  private Answer awaitStatus(String event, Answer registration, String who, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(shown(event, registration, who).body().path("status").asString())
                .isEqualTo(status));
    return shown(event, registration, who);
  }

  private static String seats(String event) {
    return "/api/events/" + event + "/seats";
  }

  private static String registrations(String event) {
    return "/api/events/" + event + "/registrations";
  }

  private static String path(String event, Answer registration) {
    return registrations(event) + "/" + registration.id();
  }
}
