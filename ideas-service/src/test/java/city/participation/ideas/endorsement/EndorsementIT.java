package city.participation.ideas.endorsement;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.TestPartner;
import city.participation.ideas.programme.TestProgramme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

@RunningIdeasService
class EndorsementIT {

  private static final String STATEMENT = "Wir helfen gern beim Aufstellen.";

  private final String author = "author-" + UUID.randomUUID();
  private final String member = "member-" + UUID.randomUUID();
  private final String asMember = member + " partner";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private Consumer<Message<byte[]>> eventsMessages;
  @Autowired private Clock clock;

  private IdeasApi api;
  private Answer published;
  private String idea;
  private TestPartner partner;

  @BeforeEach
  void publish() {
    api = new IdeasApi(port);
    published = api.published(author);
    idea = "/api/ideas/" + published.id();
    partner = accredited("Veedel Digital e.V.", Sector.CIVIL_SOCIETY, member);
  }

  @Test
  void countsAPartnerOnceApartFromTheSupportsOfPeople() {
    api.put(idea + "/support").as("bernd participant").send();
    for (int i = 0; i < 3; i++) {
      Answer given = api.put(path(partner)).as(asMember).send();
      assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
      assertThat(given.body().path("endorsed").asBoolean()).isTrue();
      assertThat(given.body().path("endorsements").path("total").asInt()).isEqualTo(1);
    }
    TestPartner university = accredited("Hochschule am Rhein", Sector.SCIENCE, member);
    api.put(path(university)).as(asMember).send();

    JsonNode shown = api.get(idea).send().body();
    assertThat(shown.path("supportCount").asInt()).isEqualTo(1);
    assertThat(shown.path("endorsements").toString())
        .isEqualTo(
            "{\"total\":2,\"bySector\":"
                + "{\"ADMINISTRATION\":0,\"CIVIL_SOCIETY\":1,\"BUSINESS\":0,\"SCIENCE\":1}}");
    assertThat(listed().path("endorsementCount").asInt()).isEqualTo(2);
    assertThat(listed().path("supportCount").asInt()).isEqualTo(1);
  }

  @Test
  void endorsesAnIdeaOfAProgrammeOnlyWhileAStageAllowsToSupport() {
    TestProgramme programme = TestProgramme.open(eventsMessages, clock.instant());
    String path =
        "/api/ideas/"
            + api.published(author, programme.id()).id()
            + "/endorsements/"
            + partner.id();
    TestPartner other = accredited("Hochschule am Rhein", Sector.SCIENCE, member);
    assertThat(api.put(path).as(asMember).send().status()).isEqualTo(200);

    programme.stageClosed();

    Answer refused = api.put(path.replace(partner.id(), other.id())).as(asMember).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("stage-closed");
    String words = "{\"statement\": \"" + STATEMENT + "\"}";
    assertThat(api.put(path).as(asMember).json(words).send().code()).isEqualTo("stage-closed");
    Answer repeated = api.put(path).as(asMember).send();
    assertThat(repeated.status()).as("a lost answer").isEqualTo(200);
    assertThat(repeated.body().at("/endorsements/total").asInt()).isEqualTo(1);
    Answer revoked = api.delete(path).as(asMember).send();
    assertThat(revoked.body().at("/endorsements/total").asInt(1)).isZero();
  }

  @Test
  void isRevokedByAnyMemberAndRepeatingIsHarmless() {
    partner.member("colleague-" + member);
    api.put(path(partner)).as(asMember).send();

    for (int i = 0; i < 2; i++) {
      Answer revoked = api.delete(path(partner)).as("colleague-" + asMember).send();
      assertThat(revoked.status()).as(revoked.raw().body()).isEqualTo(200);
      assertThat(revoked.body().path("endorsed").asBoolean(true)).isFalse();
      assertThat(revoked.body().path("endorsements").path("total").asInt(-1)).isZero();
    }
    assertThat(items(idea + "/endorsements")).isEmpty();
    assertThat(api.get(idea).send().body().at("/endorsements/bySector/CIVIL_SOCIETY").asInt(-1))
        .isZero();
  }

  @Test
  void showsWhoEndorsesUnderTheNameOfTodayAndInWhichWords() {
    api.put(path(partner)).as(asMember).json(statement(STATEMENT)).send();

    JsonNode item = items(idea + "/endorsements").getFirst();
    assertThat(item.path("partnerId").asString()).isEqualTo(partner.id());
    assertThat(item.path("name").asString()).isEqualTo("Veedel Digital e.V.");
    assertThat(item.path("sector").asString()).isEqualTo("CIVIL_SOCIETY");
    assertThat(item.path("statement").asString()).isEqualTo(STATEMENT);
    assertThat(item.path("standing").asString()).isEqualTo("ACCREDITED");
    assertThat(item.toString()).as("nobody is named").doesNotContain(member);

    partner.renamed("Köln Digital e.V.", Sector.SCIENCE);
    JsonNode renamed = items(idea + "/endorsements").getFirst();
    assertThat(renamed.path("name").asString()).isEqualTo("Köln Digital e.V.");
    assertThat(renamed.path("sector").asString()).as("as counted").isEqualTo("CIVIL_SOCIETY");
    assertThat(renamed.path("since")).isEqualTo(item.path("since"));
  }

  @Test
  void replacesTheStatementAndNothingElse() {
    api.put(path(partner)).as(asMember).json(statement(STATEMENT)).send();
    JsonNode first = items(idea + "/endorsements").getFirst();

    Answer again =
        api.put(path(partner)).as(asMember).json(statement("  Wir bezahlen ihn sogar.\n")).send();
    assertThat(again.body().path("endorsements").path("total").asInt()).isEqualTo(1);
    JsonNode second = items(idea + "/endorsements").getFirst();
    assertThat(second.path("statement").asString()).isEqualTo("Wir bezahlen ihn sogar.");
    assertThat(second.path("since")).isEqualTo(first.path("since"));

    api.put(path(partner)).as(asMember).send();
    assertThat(items(idea + "/endorsements").getFirst().has("statement")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"zu kurz, too-short", "..........., wordless", "a\u0007bcdefghijk, unprintable"})
  void refusesAStatementThatSaysNothing(String text, String code) {
    Answer refused = api.put(path(partner)).as(asMember).json(statement(text)).send();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly("/statement " + code);
    assertThat(items(idea + "/endorsements")).isEmpty();
  }

  @Test
  void takesAStatementOfAsManyCharactersAsPeopleCount() {
    String longest = "🎉".repeat(499) + "!";
    assertThat(api.put(path(partner)).as(asMember).json(statement(longest)).send().errors())
        .containsExactly("/statement wordless");
    String words = "🎉".repeat(499) + "a";
    assertThat(api.put(path(partner)).as(asMember).json(statement(words)).send().status())
        .isEqualTo(200);
    assertThat(api.put(path(partner)).as(asMember).json(statement(words + "a")).send().errors())
        .containsExactly("/statement too-long");
  }

  @Test
  void refusesWhoeverDoesNotActForThePartner() {
    partner.member("former").withoutMember("former");
    for (String who : List.of("former partner", "mona staff", "bernd participant")) {
      for (String path : List.of(path(partner), idea + "/endorsements/no.such$partner")) {
        Answer given = api.put(path).as(who).send();
        assertThat(given.status()).as(given.raw().body()).isEqualTo(403);
        assertThat(given.code()).isEqualTo("not-a-member");
        assertThat(api.delete(path).as(who).send().code()).isEqualTo("not-a-member");
      }
    }
    assertThat(api.put(path(partner)).send().status()).isEqualTo(401);
    assertThat(items(idea + "/endorsements")).isEmpty();
  }

  @Test
  void saysToAMemberWhyThePartnerMayNotAndHowItMay() {
    TestPartner waiting = new TestPartner(partnerMessages).member(member);
    assertRefused(waiting, "partner-not-accredited", "NOT_ACCREDITED");
    assertRefused(partner.tell("partner-suspended.v1"), "partner-suspended", "SUSPENDED");
    assertRefused(partner.tell("partner-expired.v1"), "partner-expired", "EXPIRED");
    TestPartner unheard =
        new TestPartner(partnerMessages)
            .member(member)
            .accredited("Abgelaufen e.V.", Sector.BUSINESS, "2026-01-31");
    assertRefused(unheard, "partner-expired", "EXPIRED");
    assertRefused(partner.tell("partner-withdrawn.v1"), "partner-withdrawn", "WITHDRAWN");
    assertThat(items(idea + "/endorsements")).isEmpty();
  }

  private void assertRefused(TestPartner asked, String code, String standing) {
    for (String language : List.of("de", "en")) {
      Answer refused = api.put(path(asked)).as(asMember).with("Accept-Language", language).send();
      assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.body().path("partnerStanding").asString()).isEqualTo(standing);
      assertThat(refused.body().path("detail").asString())
          .contains(language.equals("de") ? "befürworte" : "endorse")
          .doesNotContain("''", "{");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner-suspended.v1", "partner-expired.v1", "partner-withdrawn.v1"})
  void marksWhatWasGivenButKeepsAndCountsItOnceTheAccreditationEnds(String end) {
    api.put(path(partner)).as(asMember).json(statement(STATEMENT)).send();
    Answer before = api.get(idea + "/endorsements").send();

    partner.tell(end);

    Answer marked = api.get(idea + "/endorsements").with("If-None-Match", before.tag()).send();
    assertThat(marked.status()).isEqualTo(200);
    assertThat(marked.body().at("/items/0/standing").asString()).isEqualTo("NOT_ACCREDITED");
    assertThat(marked.body().at("/items/0/statement").asString()).isEqualTo(STATEMENT);
    assertThat(api.get(idea).send().body().at("/endorsements/total").asInt()).isEqualTo(1);
    assertThat(api.put(path(partner)).as(asMember).json(statement("Doch anders.")).send().status())
        .as("words neither")
        .isEqualTo(409);

    Answer revoked = api.delete(path(partner)).as(asMember).send();
    assertThat(revoked.status()).as("one's own word").isEqualTo(200);
    assertThat(items(idea + "/endorsements")).isEmpty();
  }

  @Test
  void endorsesAgainOnceReinstated() {
    partner.tell("partner-suspended.v1").tell("partner-reinstated.v1");

    assertThat(api.put(path(partner)).as(asMember).send().status()).isEqualTo(200);
  }

  @Test
  void marksWhatWasGivenOnceTheTermsLastDayIsOver() {
    api.put(path(partner)).as(asMember).send();
    partner.accredited("Veedel Digital e.V.", Sector.CIVIL_SOCIETY, "2026-01-31");

    assertThat(items(idea + "/endorsements").getFirst().path("standing").asString())
        .isEqualTo("NOT_ACCREDITED");
  }

  @Test
  void takesNothingInOnceTheIdeaIsWithdrawnButKeepsWhatWasGiven() {
    api.put(path(partner)).as(asMember).send();
    TestPartner late = accredited("Zu spät e.V.", Sector.BUSINESS, member);
    Answer withdrawn =
        api.post(idea + "/withdrawal")
            .as(author + " participant")
            .ifMatch(published.tag())
            .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);

    Answer refused = api.put(path(late)).as(asMember).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("idea-status");
    assertThat(items(idea + "/endorsements")).hasSize(1);
    assertThat(api.get(idea).send().body().at("/endorsements/total").asInt()).isEqualTo(1);
    assertThat(api.delete(path(partner)).as(asMember).send().status()).isEqualTo(200);
    assertThat(items(idea + "/endorsements")).isEmpty();
  }

  @Test
  void knowsNothingOfIdeasThatTheCallerMayNotSee() {
    Answer submitted = api.submitted(author);
    String hidden = "/api/ideas/" + submitted.id() + "/endorsements";
    for (Answer answer :
        List.of(
            api.get(hidden).send(),
            api.put(hidden + "/" + partner.id()).as(asMember).send(),
            api.delete(hidden + "/" + partner.id()).as(asMember).send())) {
      assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
    }
    partner.member(author);
    Answer own = api.put(hidden + "/" + partner.id()).as(author + " participant").send();
    assertThat(own.status()).as("visible, but not public").isEqualTo(409);
    assertThat(own.body().path("allowed").toString()).doesNotContain("endorsements");
  }

  @Test
  void saysInWhichStatusAnIdeaCanBeEndorsed() {
    Answer own = api.get(idea).as(author + " participant").send();

    assertThat(own.body().path("allowed").toString()).contains("\"support\",\"endorsements\"");
  }

  @Test
  void letsNobodyEditInSilenceWhatAPartnerEndorsed() {
    api.put(path(partner)).as(asMember).send();

    Answer revised =
        api.patch(idea)
            .as(author + " participant")
            .ifMatch(published.tag())
            .json("{\"title\": \"Etwas ganz anderes\"}")
            .send();
    assertThat(revised.status()).as("the version is as it was").isEqualTo(200);
    assertThat(revised.body().path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void changesTheTagsOfPageAndListAlsoWhereTheTotalStays() {
    TestPartner university = accredited("Hochschule am Rhein", Sector.SCIENCE, member);
    List<String> pages = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    pages.add(api.get(idea).send().tag());
    lists.add(api.get(idea + "/endorsements").send().tag());
    api.put(path(partner)).as(asMember).send();
    pages.add(api.get(idea).send().tag());
    lists.add(api.get(idea + "/endorsements").send().tag());
    api.delete(path(partner)).as(asMember).send();
    api.put(path(university)).as(asMember).send();
    pages.add(api.get(idea).send().tag());
    lists.add(api.get(idea + "/endorsements").send().tag());
    assertThat(pages).doesNotHaveDuplicates();
    assertThat(lists).doesNotHaveDuplicates();

    assertThat(api.get(idea).with("If-None-Match", pages.getLast()).send().status()).isEqualTo(304);
    assertThat(
            api.get(idea + "/endorsements").with("If-None-Match", lists.getLast()).send().status())
        .isEqualTo(304);
  }

  @Test
  void changesTheTagOfTheCatalogue() {
    String mine = "/api/ideas?author=me";
    Answer before = api.get(mine).as(author + " participant").send();
    api.put(path(partner)).as(asMember).send();

    Answer after =
        api.get(mine).as(author + " participant").with("If-None-Match", before.tag()).send();
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.body().at("/items/0/endorsementCount").asInt()).isEqualTo(1);
  }

  @Test
  void listsNewestFirstPageByPageAndBySector() {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      TestPartner next =
          accredited("Verein " + i, i % 3 == 0 ? Sector.BUSINESS : Sector.SCIENCE, member);
      api.put(path(next)).as(asMember).send();
      given.add(next.id());
    }
    Collections.reverse(given);

    assertThat(ids(items(idea + "/endorsements"))).containsExactlyElementsOf(given);
    List<String> paged = new ArrayList<>();
    String next = "";
    do {
      Answer page = api.get(idea + "/endorsements?limit=3" + next).send();
      assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
      assertThat(page.body().path("items").size()).isBetween(1, 3);
      paged.addAll(ids(page.body().path("items").valueStream().toList()));
      next = page.body().has("next") ? "&cursor=" + page.body().path("next").asString() : "";
      assertThat(page.header("Link").isEmpty()).isEqualTo(next.isEmpty());
    } while (!next.isEmpty());
    assertThat(paged).containsExactlyElementsOf(given);
    assertThat(items(idea + "/endorsements?sector=BUSINESS")).hasSize(3);
    assertThat(items(idea + "/endorsements?sector=ADMINISTRATION")).isEmpty();
  }

  @Test
  void readsOnRightlyWhileOthersEndorse() {
    for (int i = 0; i < 3; i++) {
      api.put(path(accredited("Verein " + i, Sector.SCIENCE, member))).as(asMember).send();
    }
    Answer first = api.get(idea + "/endorsements?limit=2").send();
    api.put(path(partner)).as(asMember).send();

    String cursor = first.body().path("next").asString();
    List<JsonNode> rest = items(idea + "/endorsements?limit=2&cursor=" + cursor);
    assertThat(rest).hasSize(1);
    assertThat(rest.getFirst().path("name").asString()).isEqualTo("Verein 0");
  }

  @Test
  void refusesWhatIsNoSectorOrNoCursorOfThisList() {
    assertThat(api.get(idea + "/endorsements?sector=MEDIA").send().errors())
        .containsExactly("sector not-one-of");
    for (int i = 0; i < 2; i++) {
      api.put(path(accredited("Verein " + i, Sector.SCIENCE, member))).as(asMember).send();
    }
    String cursor = api.get(idea + "/endorsements?limit=1").send().body().path("next").asString();
    assertThat(
            api.get(idea + "/endorsements?sector=SCIENCE&limit=1&cursor=" + cursor).send().errors())
        .containsExactly("cursor unknown-cursor");
  }

  private TestPartner accredited(String name, Sector sector, String its) {
    return new TestPartner(partnerMessages).member(its).accredited(name, sector);
  }

  private String path(TestPartner of) {
    return idea + "/endorsements/" + of.id();
  }

  private static String statement(String text) {
    return "{\"statement\": \"" + text.replace("\n", "\\n").replace("\u0007", "\\u0007") + "\"}";
  }

  private List<JsonNode> items(String path) {
    Answer page = api.get(path).send();
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    return page.body().path("items").valueStream().toList();
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.path("partnerId").asString()).toList();
  }

  private JsonNode listed() {
    return items("/api/ideas?limit=100").stream()
        .filter(item -> item.path("id").asString().equals(published.id()))
        .findFirst()
        .orElseThrow();
  }
}
