package city.participation.ideas.support;

import city.participation.ideas.idea.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes back all that a person supports, as they could themselves, and then forgets that they ever
 * did. A count without people behind it could be raised by whoever is erased and comes back.
 */
@Component
public class EraseSupports {

  private static final int BATCH = 100;
  private static final int ATTEMPTS = 5;

  private final SupportIdea support;
  private final SupportLog log;
  private final SupportRows rows;
  private final SettleSupports settling;
  private final Clock clock;
  private final Duration grace;

  EraseSupports(
      SupportIdea support,
      SupportLog log,
      SupportRows rows,
      SettleSupports settling,
      Clock clock,
      @Value("${participation.ideas.support-grace:1m}") Duration grace) {
    this.support = support;
    this.log = log;
    this.rows = rows;
    this.settling = settling;
    this.clock = clock;
    this.grace = grace;
  }

  /** False: there is something left, for which it is too early. */
  public boolean of(String participant) {
    // What a process that died has only noted has no row yet.
    log.noted(participant).forEach(idea -> takeBack(idea, participant));
    boolean all = true;
    String last = null;
    List<SupportRow> found;
    do {
      found = rows.of(participant, last, BATCH);
      for (SupportRow row : found) {
        all &= erase(row);
        last = row.id();
      }
    } while (found.size() == BATCH);
    return all && log.noted(participant).isEmpty();
  }

  private boolean erase(SupportRow row) {
    takeBack(row.ideaId(), row.participant());
    Optional<SupportRow> left = rows.find(row.ideaId(), row.participant());
    if (left.isEmpty()) {
      return true;
    }
    // Whoever read the idea before still needs the row to see that its operation is over: without
    // it, a support that was given first would be written anew.
    return !left.get().active()
        && left.get().at().isBefore(clock.instant().minus(grace))
        && rows.delete(left.get());
  }

  /** So that neither the row nor the idea has anything of the participant under way. */
  private void takeBack(String ideaId, String participant) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      support.takeBack(ideaId, new Person(participant, false, false));
      Optional<SupportOperation> noted =
          log.read(ideaId).map(idea -> idea.state().operationOf(participant));
      if (noted.isEmpty()) {
        return;
      }
      settling.finish(ideaId, noted.get());
      log.forget(ideaId, List.of(noted.get()));
    }
  }
}
