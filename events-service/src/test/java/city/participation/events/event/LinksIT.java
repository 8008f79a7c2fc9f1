package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.SentFinds;
import city.participation.events.idea.TestIdea;
import city.participation.events.partner.TestPartner;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** Partners that hold an event with the city, and ideas that it is about. */
@RunningEventsService
class LinksIT {

  private static final String NOT_ACCREDITED = "/coHosts/0 co-host-not-accredited";
  private static final String NOT_ENGAGED = "/coHosts/0 co-host-not-engaged";
  private static final String SCHEDULING = "/scheduling";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private Consumer<Message<byte[]>> ideaMessages;
  @Autowired private SentFinds finds;
  private EventsApi api;
  private SampleEvents events;
  private Wanted wanted;

  @BeforeEach
  void announceAProgramme() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    wanted = events.wanted(events.programme());
  }

  private TestPartner partner() {
    return new TestPartner(partnerMessages);
  }

  private TestPartner host() {
    TestPartner partner = partner().accredited();
    partner.engaged(wanted.programme(), null, "CO_HOST");
    return partner;
  }

  private TestIdea idea() {
    return new TestIdea(ideaMessages);
  }

  private Answer draft(List<String> coHosts, List<String> ideas) {
    return events.drafted(
        SampleEvents.body(wanted)
            .replace("\"agenda\"", "%s, \"agenda\"".formatted(links(coHosts, ideas))));
  }

  private static String links(List<String> coHosts, List<String> ideas) {
    return "\"coHosts\": %s, \"ideas\": %s".formatted(json(coHosts), json(ideas));
  }

  private static String json(List<String> ids) {
    return ids.stream().map("\"%s\""::formatted).toList().toString();
  }

  private Answer scheduling(Answer draft) {
    return events.call("POST", draft, SCHEDULING).as(EventsApi.STAFF).send();
  }

  private Answer patch(Answer event, List<String> coHosts, List<String> ideas) {
    return events
        .call("PATCH", event, "")
        .as(EventsApi.STAFF)
        .json("{%s}".formatted(links(coHosts, ideas)))
        .send();
  }

  private JsonNode seen(Answer event) {
    return api.get("/api/events/" + event.id()).send().body();
  }

  @Test
  void isScheduledWithAPartnerThatHostsAndAnIdeaThatIsPublic() {
    TestPartner partner = host();
    TestIdea idea = idea().published("Trinkbrunnen am Weiher");
    Answer scheduled =
        events.step(draft(List.of(partner.id()), List.of(idea.id())), SCHEDULING, "");

    JsonNode shown = seen(scheduled);
    assertThat(shown.path("coHosts").toString())
        .isEqualTo(
            "[{\"id\":\"%s\",\"name\":\"%s\",\"standing\":true}]"
                .formatted(partner.id(), TestPartner.NAME));
    assertThat(shown.path("ideas").toString())
        .isEqualTo("[{\"id\":\"%s\",\"title\":\"Trinkbrunnen am Weiher\"}]".formatted(idea.id()));
  }

  @Test
  void isRefusedWhileAnEngagementIsMissingAndSaysWhichInBothLanguages() {
    TestPartner partner = partner();
    Answer draft = draft(List.of(partner.id()), List.of());
    assertThat(scheduling(draft).errors()).containsExactly(NOT_ACCREDITED);

    partner.accredited();
    partner.engaged(wanted.programme(), null, "EXPERT");
    partner.engaged(UUID.randomUUID().toString(), null, "HOST");
    partner.engaged(wanted.programme(), UUID.randomUUID().toString(), "HOST");
    Answer refused = scheduling(draft);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(NOT_ENGAGED);
    assertThat(refused.raw().body())
        .contains("in the programme " + wanted.programme(), "in a moment");
    assertThat(
            events
                .call("POST", draft, SCHEDULING)
                .as(EventsApi.STAFF)
                .with("Accept-Language", "de")
                .send()
                .raw()
                .body())
        .contains("im Vorhaben " + wanted.programme(), "gleich noch einmal");

    partner.engaged(wanted.programme(), wanted.stage(), "HOST");
    assertThat(scheduling(draft).status()).isEqualTo(200);
  }

  @Test
  void namesEachThatMustNotBeNamed() {
    TestPartner expired =
        partner().accredited(LocalDate.now(Clock.systemUTC()).minusDays(2).toString());
    expired.engaged(wanted.programme(), null, "HOST");
    TestPartner unengaged = partner().accredited();
    TestIdea withdrawn = idea().published("Trinkbrunnen").tell("idea-withdrawn.v1");
    TestIdea submitted = idea();
    Answer draft =
        draft(
            List.of(host().id(), expired.id(), unengaged.id(), "unheard-of"),
            List.of(withdrawn.id(), idea().published("Spielplatz").id(), submitted.id()));

    assertThat(scheduling(draft).errors())
        .containsExactly(
            "/coHosts/1 co-host-not-accredited",
            "/coHosts/2 co-host-not-engaged",
            "/coHosts/3 co-host-not-accredited",
            "/ideas/0 idea-not-published",
            "/ideas/2 idea-not-published");
    assertThat(seen(draft).path("status").asInt(0)).as("still a draft").isEqualTo(404);
  }

  @Test
  void mayNameAnybodyWhileItIsADraftAndShowsStaffWhoDoesNotStand() {
    TestPartner host = host();
    Answer draft = draft(List.of("unheard-of", host.id()), List.of("not-there"));

    JsonNode shown = events.shown(draft).body();
    assertThat(shown.path("coHosts").toString())
        .isEqualTo(
            "[{\"id\":\"unheard-of\",\"standing\":false},{\"id\":\"%s\",\"name\":\"%s\",\"standing\":true}]"
                .formatted(host.id(), TestPartner.NAME));
    assertThat(shown.path("ideas").toString()).isEqualTo("[{\"id\":\"not-there\"}]");
    Answer amended = patch(events.shown(draft), List.of("unheard-of", "another"), List.of());
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    Answer discarded =
        events
            .call("POST", amended, "/discarding")
            .as(EventsApi.STAFF)
            .json(SampleEvents.reason())
            .send();
    assertThat(discarded.status()).isEqualTo(200);
  }

  @Test
  void keepsWhatWasGivenAndShowsWhatBecameOfIt() {
    TestPartner partner = partner().accredited();
    TestPartner.Engagement engagement = partner.engaged(wanted.programme(), null, "CO_HOST");
    TestIdea idea = idea().published("Trinkbrunnen am Weiher");
    Answer scheduled =
        events.step(draft(List.of(partner.id()), List.of(idea.id())), SCHEDULING, "");
    String tag = api.get("/api/events/" + scheduled.id()).send().tag();

    engagement.ended();
    idea.tell("idea-withdrawn.v1");
    partner.renamed("Veedel Analog e.V.");

    JsonNode shown = seen(scheduled);
    assertThat(shown.path("coHosts").toString())
        .isEqualTo(
            "[{\"id\":\"%s\",\"name\":\"Veedel Analog e.V.\",\"standing\":false}]"
                .formatted(partner.id()));
    assertThat(shown.path("ideas").toString()).isEqualTo("[{\"id\":\"%s\"}]".formatted(idea.id()));
    assertThat(api.get("/api/events/" + scheduled.id()).with("If-None-Match", tag).send().status())
        .as("looks different, although nobody changed it")
        .isEqualTo(200);

    TestPartner another = host();
    Answer amended = patch(scheduled, List.of(partner.id(), another.id()), List.of(idea.id()));
    assertThat(amended.status()).as("asks for who is new only").isEqualTo(200);
    Answer moved = events.step(amended, "/rescheduling", later());
    events.step(moved, "/cancellation", SampleEvents.reason());
  }

  private static String later() {
    return "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
        .formatted(
            SampleEvents.REASON,
            SampleEvents.inDays(20),
            SampleEvents.inDays(20).plusSeconds(3_600));
  }

  @Test
  void asksAgainOnceSomebodyIsNamedWhereOthersReadOfIt() {
    TestPartner host = host();
    Answer scheduled = events.step(draft(List.of(host.id()), List.of()), SCHEDULING, "");
    TestPartner suspended = host().tell("partner-suspended.v1");

    assertThat(patch(scheduled, List.of(host.id(), suspended.id()), List.of("none")).errors())
        .containsExactly("/coHosts/1 co-host-not-accredited", "/ideas/0 idea-not-published");
    assertThat(seen(scheduled).path("coHosts").size()).isEqualTo(1);
    Answer postponed = events.step(scheduled, "/postponement", SampleEvents.reason());
    assertThat(patch(postponed, List.of(suspended.id()), List.of()).errors())
        .containsExactly(NOT_ACCREDITED);

    suspended.tell("partner-reinstated.v1");
    assertThat(patch(postponed, List.of(suspended.id()), List.of()).status()).isEqualTo(200);
  }

  /** Of both orders each is right, and what is shown tells which it was. */
  @RepeatedTest(10)
  void isScheduledOrNotWhileTheEngagementEnds() throws InterruptedException {
    TestPartner partner = partner().accredited();
    TestPartner.Engagement engagement = partner.engaged(wanted.programme(), null, "CO_HOST");
    Answer draft = draft(List.of(partner.id()), List.of());
    List<Answer> answers =
        Crowd.all(
            List.of(
                () -> scheduling(draft),
                () -> {
                  engagement.ended();
                  return draft;
                }));

    Answer scheduled = answers.getFirst();
    if (scheduled.status() == 200) {
      assertThat(seen(draft).path("coHosts").path(0).path("standing").asBoolean(true)).isFalse();
    } else {
      assertThat(scheduled.errors()).containsExactly(NOT_ENGAGED);
    }
  }

  /** However many it names: one for the partners, one for their engagements, one for the ideas. */
  @Test
  void looksUpAllThatItNamesAtOnceAndNothingWhereItNamesNothing() {
    List<String> partners = List.of(host().id(), host().id(), host().id());
    List<String> ideas =
        List.of(idea().published("Trinkbrunnen").id(), idea().published("Spielplatz").id());
    Answer linked = events.step(draft(partners, ideas), SCHEDULING, "");
    wanted = events.wanted(events.programme());
    Answer alone = events.step(draft(List.of(), List.of()), SCHEDULING, "");

    assertThat(lookedUp(linked))
        .containsExactlyInAnyOrder("knownPartner", "knownEngagement", "knownIdea");
    assertThat(lookedUp(alone)).isEmpty();
  }

  private List<String> lookedUp(Answer event) {
    return finds
        .during(() -> assertThat(seen(event).path("id").asString()).isEqualTo(event.id()))
        .stream()
        // The inbox looks there, too, for what waits: sorted.
        .filter(it -> !it.containsKey("sort"))
        .map(it -> it.getString("find").getValue())
        .filter(it -> it.startsWith("known"))
        .toList();
  }
}
