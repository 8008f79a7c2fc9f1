package city.participation.ideas.endorsement;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.Standing;
import city.participation.ideas.partner.TestPartner;
import city.participation.ideas.support.SupportIdea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.messaging.Message;

@RunningIdeasService
class EndorsementRacesIT {

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private EndorseIdea endorse;
  @Autowired private SupportIdea support;
  @Autowired private Endorsements endorsements;

  private final Person anna = person("anna");
  private final Person bernd = person("bernd");

  private IdeasApi api;
  private String idea;

  @BeforeEach
  void publish() {
    api = new IdeasApi(port);
    idea = api.published("author-" + UUID.randomUUID()).id();
  }

  @Test
  void countsAPartnerOnceWhoseMembersEndorseAtOnce() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      TestPartner partner = partner(Sector.CIVIL_SOCIETY);
      long sequence = sequence();
      List<Callable<EndorsementOutcome>> both =
          List.of(() -> give(partner, anna), () -> give(partner, bernd));

      EndorsementOutcome done =
          new EndorsementOutcome.Done(
              true, EndorsementCounts.of(Map.of(Sector.CIVIL_SOCIETY, round + 1L)));
      assertThat(Crowd.all(both)).containsExactly(done, done);

      assertCountsAreRight(round + 1);
      assertThat(sequence()).as("told once").isEqualTo(sequence + 1);
    }
  }

  @Test
  void isGivenOrNotWhenOneMemberGivesWhileTheOtherRevokes() throws InterruptedException {
    TestPartner partner = partner(Sector.BUSINESS);
    for (int round = 0; round < 50; round++) {
      List<Callable<EndorsementOutcome>> both =
          List.of(() -> give(partner, anna), () -> revoke(partner, bernd));

      assertThat(Crowd.all(both))
          .extracting(it -> ((EndorsementOutcome.Done) it).endorsed())
          .containsExactly(true, false);

      assertCountsAreRight(given().containsKey(partner.id()) ? 1 : 0);
    }
  }

  @Test
  void servesManyPartnersAtOnceWhilePeopleSupport() throws InterruptedException {
    List<Callable<EndorsementOutcome>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TestPartner partner = partner(TestPartner.sector(i));
      Person supporter = person("supporter" + i);
      all.add(() -> {
        insist(() -> support.give(idea, supporter));
        return give(partner, anna);
      });
    }

    assertThat(Crowd.all(all)).hasOnlyElementsOfType(EndorsementOutcome.Done.class);

    assertCountsAreRight(40);
    assertThat(read().counts().bySector().values()).containsOnly(10L);
  }

  @Test
  void staysRightWhateverManyMembersOfManyPartnersDo() throws InterruptedException {
    List<TestPartner> partners = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      partners.add(partner(TestPartner.sector(i)));
    }
    List<Callable<Void>> members = new ArrayList<>();
    for (int member = 0; member < 12; member++) {
      Random random = new Random(member);
      members.add(() -> {
        for (int i = 0; i < 15; i++) {
          TestPartner partner = partners.get(random.nextInt(partners.size()));
          Person person = random.nextBoolean() ? anna : bernd;
          if (random.nextInt(3) > 0) {
            insist(() ->
                endorse.give(idea, partner.id(), person, "Satz Nummer " + random.nextInt(100)));
          } else {
            revoke(partner, person);
          }
        }
        return null;
      });
    }
    Crowd.all(members);

    assertCountsAreRight(given().size());
  }

  /** An idea that is being withdrawn is endorsed before, or not at all. */
  @Test
  void takesNoEndorsementOfAnIdeaThatIsWithdrawn() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      String author = "author-" + UUID.randomUUID();
      Answer published = api.published(author);
      idea = published.id();
      TestPartner partner = partner(Sector.SCIENCE);
      List<Callable<Object>> both =
          List.of(
              () -> give(partner, anna),
              () ->
                  api.post("/api/ideas/" + idea + "/withdrawal")
                      .as(author + " participant")
                      .ifMatch(published.tag())
                      .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
                      .send()
                      .status());
      List<Object> outcomes = Crowd.all(both);

      assertThat(outcomes.getLast()).isEqualTo(200);
      boolean endorsed = outcomes.getFirst() instanceof EndorsementOutcome.Done;
      assertThat(given().containsKey(partner.id())).isEqualTo(endorsed);
      assertThat(give(partner(Sector.BUSINESS), anna))
          .isEqualTo(new EndorsementOutcome.WrongState(IdeaStatus.WITHDRAWN));
      assertCountsAreRight(endorsed ? 1 : 0);
    }
  }

  /** Whoever asks after the suspension arrived is refused; whoever was told yes, is in the list. */
  @Test
  void keepsAllThatWasGivenAndTakesNoMoreOnceThePartnerIsSuspended() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      TestPartner partner = partner(Sector.ADMINISTRATION);
      List<String> ideas = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ideas.add(api.published("author-" + UUID.randomUUID()).id());
      }
      List<Callable<Boolean>> race = new ArrayList<>();
      for (String each : ideas) {
        race.add(() ->
            insist(() -> endorse.give(each, partner.id(), anna, null))
                instanceof EndorsementOutcome.Done);
      }
      race.add(() -> {
        partner.tell("partner-suspended.v1");
        return false;
      });
      List<Boolean> endorsed = Crowd.all(race);

      for (int i = 0; i < ideas.size(); i++) {
        idea = ideas.get(i);
        assertThat(given().containsKey(partner.id())).isEqualTo(endorsed.get(i));
        assertThat(give(partner, bernd))
            .isEqualTo(new EndorsementOutcome.NotAccredited(Standing.SUSPENDED));
        assertCountsAreRight(endorsed.get(i) ? 1 : 0);
      }
    }
  }

  @Test
  void neverEditsInSilenceWhatAPartnerJustEndorsed() throws InterruptedException {
    for (int round = 0; round < 15; round++) {
      String author = "author-" + UUID.randomUUID();
      Answer published = api.published(author);
      idea = published.id();
      TestPartner partner = partner(Sector.BUSINESS);
      String path = "/api/ideas/" + idea;
      List<Callable<Answer>> both =
          List.of(
              () ->
                  api.patch(path)
                      .as(author + " participant")
                      .ifMatch(published.tag())
                      .json("{\"title\": \"Etwas ganz anderes\"}")
                      .send(),
              () -> {
                give(partner, anna);
                return api.get(path).send();
              });
      List<Answer> answers = Crowd.all(both);

      // Either the edit came first, or what was endorsed is still there to be read.
      Answer edited = answers.getFirst();
      assertThat(edited.status()).as(edited.raw().body()).isEqualTo(200);
      Answer next =
          api.patch(path)
              .as(author + " participant")
              .ifMatch(edited.tag())
              .json("{\"title\": \"Und noch etwas\"}")
              .send();
      assertThat(next.body().path("revision").asInt())
          .isEqualTo(edited.body().path("revision").asInt() + 1);
      assertThat(api.get(path + "/revisions").send().body().path("items").size())
          .isEqualTo(next.body().path("revision").asInt());
    }
  }

  private void assertCountsAreRight(int total) {
    Map<Sector, Long> counted = new EnumMap<>(Sector.class);
    given().values().forEach(it -> counted.merge(it.sector(), 1L, Long::sum));
    assertThat(read().counts()).isEqualTo(EndorsementCounts.of(counted));
    assertThat(read().counts().total()).isEqualTo(total);
  }

  private EndorsedIdea read() {
    return endorsements.of(idea).orElseThrow().state();
  }

  private Map<String, Endorsement> given() {
    return read().given();
  }

  private long sequence() {
    return endorsements.of(idea).orElseThrow().sequence();
  }

  private EndorsementOutcome give(TestPartner partner, Person person) {
    return insist(() -> endorse.give(idea, partner.id(), person, null));
  }

  private EndorsementOutcome revoke(TestPartner partner, Person person) {
    return insist(() -> endorse.revoke(idea, partner.id(), person));
  }

  /** Whoever is turned away by a busy service asks again. */
  private static <T> T insist(Supplier<T> command) {
    while (true) {
      try {
        return command.get();
      } catch (DataAccessResourceFailureException busy) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private TestPartner partner(Sector sector) {
    return new TestPartner(partnerMessages)
        .member(anna.id())
        .member(bernd.id())
        .accredited("Verein " + UUID.randomUUID(), sector);
  }

  private static Person person(String name) {
    return new Person(name + "-" + UUID.randomUUID(), false, false);
  }
}
