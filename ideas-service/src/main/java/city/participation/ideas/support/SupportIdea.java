package city.participation.ideas.support;

import city.participation.ideas.idea.Audience;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.IdeaView;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.Opening;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** A participant gives their one support to an idea, or takes it back. */
@Component
public class SupportIdea {

  private static final int ATTEMPTS = 20;

  /** At so many noted operations, and at each multiple, the request tidies up. */
  private static final int TIDY_AT = 32;

  private final SupportLog log;
  private final SupportRows rows;
  private final SettleSupports settling;
  private final ShowIdea show;
  private final FindProgrammes programmes;
  private final Clock clock;

  SupportIdea(
      SupportLog log,
      SupportRows rows,
      SettleSupports settling,
      ShowIdea show,
      FindProgrammes programmes,
      Clock clock) {
    this.log = log;
    this.rows = rows;
    this.settling = settling;
    this.show = show;
    this.programmes = programmes;
    this.clock = clock;
  }

  public SupportOutcome give(String ideaId, Person person) {
    return change(ideaId, person, true);
  }

  public SupportOutcome takeBack(String ideaId, Person person) {
    return change(ideaId, person, false);
  }

  private SupportOutcome change(String ideaId, Person person, boolean give) {
    // Most ideas belong to none; of the others, that is seen when it could not be begun.
    String programme = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<SupportRow> row = rows.find(ideaId, person.id());
      boolean done = row.map(SupportRow::active).orElse(false) == give;
      Instant now = clock.instant();
      Opening opening = programmes.openings(programme, person.ofTheCity(), now).support();
      if (!done && (!give || opening.open())) {
        SupportOperation operation =
            new SupportOperation(
                UUID.randomUUID().toString(),
                person.id(),
                give,
                row.map(SupportRow::number).orElse(0L) + 1,
                now);
        Optional<SupportedIdea> before = log.begin(ideaId, operation, programme);
        if (before.isPresent()) {
          if (!settling.finish(ideaId, operation)) {
            continue;
          }
          int noted = before.get().operations().size();
          if (noted > 0 && noted % TIDY_AT == 0) {
            settling.tidy(before.get());
          }
          return new SupportOutcome.Done(give, before.get().supportCount() + operation.delta());
        }
      }
      Optional<SupportedIdea> idea = log.read(ideaId).map(it -> it.state());
      if (idea.isEmpty() || !allows(idea.get(), person, give)) {
        return refusal(ideaId, person);
      }
      if (give && !done && !Objects.equals(idea.get().programme(), programme)) {
        programme = idea.get().programme();
        continue;
      }
      SupportOperation underWay = idea.get().operationOf(person.id());
      if (underWay != null && !isWritten(row, underWay)) {
        // This participant's own, by a request that died or still runs: it comes first.
        settling.finish(ideaId, underWay);
        continue;
      }
      if (underWay != null && row.orElseThrow().active() != give) {
        log.forget(ideaId, List.of(underWay));
        continue;
      }
      if (done) {
        return new SupportOutcome.Done(give, idea.get().supportCount());
      }
      if (give && !opening.open()) {
        return new SupportOutcome.NotOpen(opening.next());
      }
    }
    throw new ConcurrencyFailureException("Too many supports of one participant at a time");
  }

  /** A support is the person's own: it can be taken back whatever became of the idea. */
  private boolean allows(SupportedIdea idea, Person person, boolean give) {
    return (idea.status() == IdeaStatus.PUBLISHED && idea.audience() != Audience.INTERNAL)
        || ((!give || idea.status() == IdeaStatus.PUBLISHED)
            && show.show(idea.id(), person).isPresent());
  }

  private static boolean isWritten(Optional<SupportRow> row, SupportOperation operation) {
    return row.filter(it -> it.isResultOf(operation)).isPresent();
  }

  private SupportOutcome refusal(String ideaId, Person person) {
    return show.show(ideaId, person)
        .map(IdeaView::status)
        .<SupportOutcome>map(SupportOutcome.WrongState::new)
        .orElseGet(SupportOutcome.NotFound::new);
  }
}
