package city.participation.ideas.endorsement;

import city.participation.ideas.idea.Action;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.partner.FindPartners;
import city.participation.ideas.partner.PartnerView;
import city.participation.ideas.partner.Standing;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.Opening;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** A member gives the one endorsement of their partner to an idea, or revokes it. */
@Component
public class EndorseIdea {

  public static final int STATEMENT_MIN = 10;
  public static final int STATEMENT_MAX = 500;

  /** Each time somebody else came first, so that many at once are all served. */
  private static final int ATTEMPTS = 50;

  private static final long PAUSE = Duration.ofMillis(2).toNanos();

  private final ShowIdea show;
  private final FindPartners partners;
  private final Endorsements endorsements;
  private final FindProgrammes programmes;
  private final Clock clock;

  EndorseIdea(
      ShowIdea show,
      FindPartners partners,
      Endorsements endorsements,
      FindProgrammes programmes,
      Clock clock) {
    this.show = show;
    this.partners = partners;
    this.endorsements = endorsements;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Given before, only its statement becomes this one. */
  public EndorsementOutcome give(
      String ideaId, String partnerId, Person person, @Nullable String statement) {
    return change(
        ideaId, partnerId, person, (partner, read) -> give(partner, person, read, statement));
  }

  /** Possible whatever became of the idea or of the partner's accreditation. */
  public EndorsementOutcome revoke(String ideaId, String partnerId, Person person) {
    return change(ideaId, partnerId, person, this::revoke);
  }

  private @Nullable EndorsementOutcome give(
      PartnerView partner, Person person, Stored<EndorsedIdea> read, @Nullable String statement) {
    EndorsedIdea idea = read.state();
    if (partner.standing() != Standing.ACCREDITED) {
      return new EndorsementOutcome.NotAccredited(partner.standing());
    }
    if (!idea.status().allows(Action.ENDORSE)) {
      return new EndorsementOutcome.WrongState(idea.status());
    }
    Endorsement given = idea.of(partner.id());
    if (given != null && Objects.equals(given.statement(), statement)) {
      return done(true, idea.counts());
    }
    Instant now = clock.instant();
    Opening support = programmes.openings(idea.programme(), person.ofTheCity(), now).support();
    if (!support.open()) {
      return new EndorsementOutcome.NotOpen(support.next());
    }
    if (given == null) {
      // Known of every partner that was ever accredited.
      var sector = Objects.requireNonNull(partner.sector());
      return endorsements.add(read, partner.id(), new Endorsement(sector, now, statement))
          ? done(true, idea.counts().with(sector))
          : null;
    }
    return endorsements.restate(read, partner.id(), given, statement)
        ? done(true, idea.counts())
        : null;
  }

  private @Nullable EndorsementOutcome revoke(PartnerView partner, Stored<EndorsedIdea> read) {
    EndorsedIdea idea = read.state();
    Endorsement given = idea.of(partner.id());
    if (given == null) {
      return done(false, idea.counts());
    }
    return endorsements.remove(read, partner.id(), given, clock.instant())
        ? done(false, idea.counts().without(given.sector()))
        : null;
  }

  /** Answers null when somebody else came first. */
  private interface Attempt {
    @Nullable EndorsementOutcome make(PartnerView partner, Stored<EndorsedIdea> read);
  }

  private EndorsementOutcome change(
      String ideaId, String partnerId, Person person, Attempt attempt) {
    if (show.show(ideaId, person).isEmpty()) {
      return new EndorsementOutcome.NotFound();
    }
    for (int made = 1; made <= ATTEMPTS; made++) {
      Optional<PartnerView> partner = partners.ofMember(partnerId, person.id());
      if (partner.isEmpty()) {
        return new EndorsementOutcome.NotAMember();
      }
      Optional<Stored<EndorsedIdea>> read = endorsements.of(ideaId);
      if (read.isEmpty()) {
        return new EndorsementOutcome.NotFound();
      }
      EndorsementOutcome outcome = attempt.make(partner.get(), read.get());
      if (outcome != null) {
        return outcome;
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE * made));
    }
    throw new ConcurrencyFailureException("Too many changes of one idea at a time");
  }

  private static EndorsementOutcome done(boolean endorsed, EndorsementCounts counts) {
    return new EndorsementOutcome.Done(endorsed, counts);
  }
}
