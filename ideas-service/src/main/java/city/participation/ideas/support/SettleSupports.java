package city.participation.ideas.support;

import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings idea and rows together: finishes operations that a crash left half done, announces counts
 * and forgets what is done. Any instance may do it, twice or at the same time.
 */
@Component
class SettleSupports {

  private static final Logger LOG = LoggerFactory.getLogger(SettleSupports.class);
  private static final int BATCH = 100;
  private static final int ATTEMPTS = 3;

  private final SupportLog log;
  private final SupportRows rows;
  private final Clock clock;

  SettleSupports(SupportLog log, SupportRows rows, Clock clock) {
    this.log = log;
    this.rows = rows;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.ideas.settle-every:1s}")
  void settleDue() {
    boolean announcing = true;
    List<String> due;
    do {
      Instant now = clock.instant();
      due = log.due(now, BATCH);
      for (String ideaId : due) {
        if (!log.claim(ideaId, now)) {
          continue;
        }
        try {
          if (announcing) {
            announce(ideaId);
          } else {
            finish(ideaId);
          }
        } catch (OutboxFullException later) {
          // Only telling has to wait: what a crash left half done would keep counts wrong for as
          // long. Claimed, all of them come again by themselves.
          LOG.warn("Counts stay unannounced for now: {}", later.getMessage());
          announcing = false;
        } catch (RuntimeException failed) {
          // Claimed, it comes again by itself, and not before all the others.
          LOG.error("The count of idea {} cannot be announced now.", ideaId, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  /** Finishes what is under way, then announces; left for the next time when others interfere. */
  void announce(String ideaId) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Stored<SupportedIdea>> idea = log.read(ideaId);
      if (idea.isEmpty()) {
        return;
      }
      // One that was cancelled has changed the count: look again.
      if (finish(idea.get().state()) && log.announce(idea.get(), clock.instant())) {
        return;
      }
    }
  }

  private void finish(String ideaId) {
    log.read(ideaId).map(Stored::state).ifPresent(this::finish);
  }

  /** False if an operation had to be cancelled. */
  private boolean finish(SupportedIdea idea) {
    boolean allWritten = true;
    for (SupportOperation operation : unwritten(idea)) {
      allWritten &= finish(idea.id(), operation);
    }
    return allWritten;
  }

  /** Keeps a busy idea's document short between two announcements. */
  void tidy(SupportedIdea idea) {
    List<SupportOperation> unwritten = unwritten(idea);
    List<SupportOperation> done =
        idea.operations().values().stream().filter(it -> !unwritten.contains(it)).toList();
    if (!done.isEmpty()) {
      log.forget(idea.id(), done);
    }
  }

  /** The row is written or the operation is taken back, whoever began it. */
  boolean finish(String ideaId, SupportOperation operation) {
    if (rows.apply(ideaId, operation)) {
      return true;
    }
    log.cancel(ideaId, operation);
    return false;
  }

  private List<SupportOperation> unwritten(SupportedIdea idea) {
    Collection<SupportOperation> operations = idea.operations().values();
    if (operations.isEmpty()) {
      return List.of();
    }
    Map<String, SupportRow> rowsByParticipant =
        rows.of(idea.id(), operations).stream()
            .collect(Collectors.toMap(SupportRow::participant, row -> row));
    return operations.stream()
        .filter(operation -> {
          SupportRow row = rowsByParticipant.get(operation.participant());
          return row == null || !row.isResultOf(operation);
        })
        .toList();
  }
}
