package city.participation.partners.partner;

import static city.participation.partners.partner.MemberExamples.LIFE;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.Crowd;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@RunningPartnersService
class ForgetPersonIT {

  private static final AtomicInteger NUMBERS = new AtomicInteger(3_000_000);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Person anna = new Person("anna-" + UUID.randomUUID(), false, null);
  private final Person ben = new Person("ben-" + UUID.randomUUID(), false, null);

  @Autowired private Partners partners;
  @Autowired private ForgetPerson forgetPerson;
  @Autowired private MongoOperations mongo;

  @Test
  void takesAPersonOutOfAHundredAndMorePartnersWhateverTheyWereThere() {
    List<String> drafts = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      drafts.add(add(draft(anna)));
      others.add(add(applied(anna)));
      others.add(add(joined(applied(ben), ben, anna)));
      others.add(add(invited(applied(ben), ben, anna.id())));
      others.add(
          add(taken(MemberSteps.remove(joined(applied(ben), ben, anna), ben, anna.id(), now))));
      others.add(add(taken(ReviewSteps.takeUp(applied(ben), staff(anna), now))));
    }
    String untouched = add(joined(applied(ben), ben, new Person("carla", false, null)));

    forgetPerson.forget(anna.id());

    assertThat(naming(anna)).isZero();
    assertThat(drafts).allSatisfy(id -> assertThat(partners.find(id)).isEmpty());
    for (String id : others) {
      Stored<Partner> after = partners.find(id).orElseThrow();
      assertThat(after.version()).isEqualTo(2);
      MemberStepsTests.assertNamesNoMore(after.state(), anna.id());
      assertThat(withoutMessages(id)).doesNotContain(anna.id());
      assertThat(after.state().organisation().name()).isNotEmpty();
    }
    assertThat(partners.find(untouched).orElseThrow().version()).isEqualTo(1);

    forgetPerson.forget(anna.id());
    assertThat(partners.find(others.getFirst()).orElseThrow().version())
        .as("nothing is left to do")
        .isEqualTo(2);
  }

  @Test
  void losesNothingThatOthersDoMeanwhile() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(add(joined(applied(ben), ben, anna)));
    }
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(() -> {
        forgetPerson.forget(anna.id());
        return true;
      });
    }
    for (String id : ids) {
      all.add(() -> reviewed(id));
    }
    Crowd.all(all);
    for (String id : ids) {
      Partner partner = partners.find(id).orElseThrow().state();
      assertThat(partner.status()).isEqualTo(PartnerStatus.IN_REVIEW);
      assertThat(partner.trail().stream().map(it -> it.step().name()))
          .contains("REVIEW_TAKEN_UP", "MEMBER_ERASED");
      MemberStepsTests.assertNamesNoMore(partner, anna.id());
      assertThat(partners.find(id).orElseThrow().sequence())
          .as("that it was applied for, and once that a member was erased")
          .isEqualTo(2);
    }
  }

  /** Without it each request to forget somebody would read all partners. */
  @Test
  void isFoundByAnIndex() {
    assertThat(mongo.indexOps("partners").getIndexInfo().stream().map(IndexInfo::getName))
        .contains("people_1");
  }

  private boolean reviewed(String id) {
    while (true) {
      Stored<Partner> before = partners.find(id).orElseThrow();
      Partner after = taken(ReviewSteps.takeUp(before.state(), REVIEWER, now));
      try {
        partners.update(before, after, List.of(), null);
        return true;
      } catch (StaleAggregateException again) {
        assertThat(again.currentVersion()).isPresent();
      }
    }
  }

  private long naming(Person person) {
    return mongo.count(Query.query(Criteria.where("people").is(person.id())), "partners");
  }

  /** What was to be told was told before; it leaves the document once it is sent. */
  private String withoutMessages(String id) {
    Document document = mongo.findById(id, Document.class, "partners");
    assertThat(document).isNotNull();
    document.remove("outbox");
    return document.toJson();
  }

  private String add(Partner partner) {
    List<PartnerFact> facts =
        partner.hasApplied()
            ? List.of(
                new PartnerFact.PartnerApplied(partner.id(), partner.spokesperson(), false, now))
            : List.of();
    partners.add(partner, facts, null);
    return partner.id();
  }

  private Partner draft(Person applicant) {
    return Partner.draft(
        UUID.randomUUID().toString(),
        applicant,
        PartnerExamples.registered("VR " + NUMBERS.incrementAndGet()),
        now);
  }

  private Partner applied(Person applicant) {
    return taken(ApplicantSteps.apply(draft(applicant), applicant, TERMS, now));
  }

  private Partner joined(Partner partner, Person owner, Person person) {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner invited = taken(MemberSteps.invite(partner, owner, wanted, LIFE, now));
    return taken(MemberSteps.join(invited, person, wanted.token(), now));
  }

  private Partner invited(Partner partner, Person owner, String invitee) {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, invitee, "für Anna");
    return taken(MemberSteps.invite(partner, owner, wanted, LIFE, now));
  }

  private static Person staff(Person person) {
    return new Person(person.id(), true, "Amt 15");
  }
}
