package city.participation.notifications.circular;

import city.participation.notifications.event.FindEvent;
import city.participation.notifications.registration.FindRegistered;
import city.participation.notifications.registration.NoteAware;
import city.participation.notifications.registration.Registered;
import city.participation.notifications.registration.TellRegistered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes circulars round, page by page. After each page it is stored how far one has come, and
 * whoever is told it again by the same circular is not: so any instance may go on with it, after a
 * crash too.
 */
@Component
class SendCirculars {

  private static final Logger log = LoggerFactory.getLogger(SendCirculars.class);
  static final int PAGE = 100;

  /** Other sweeps wait for this one. */
  private static final int PAGES_AT_ONCE = 10;

  /** Much longer than a page takes. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Circulars circulars;
  private final FindEvent findEvent;
  private final FindRegistered findRegistered;
  private final TellRegistered tellRegistered;
  private final NoteAware noteAware;
  private final Clock clock;

  SendCirculars(
      Circulars circulars,
      FindEvent findEvent,
      FindRegistered findRegistered,
      TellRegistered tellRegistered,
      NoteAware noteAware,
      Clock clock) {
    this.circulars = circulars;
    this.findEvent = findEvent;
    this.findRegistered = findRegistered;
    this.tellRegistered = tellRegistered;
    this.noteAware = noteAware;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.circular.send-every:1s}")
  void sendDue() {
    for (int pages = 0; pages < PAGES_AT_ONCE; pages++) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Optional<Circular> due = circulars.claim(now, now.plus(CLAIM));
      if (due.isEmpty()) {
        return;
      }
      try {
        send(due.get(), now);
      } catch (RuntimeException failed) {
        // Claimed, it comes again by itself, and not before all the others.
        log.error("Circular {} cannot go on now", due.get().id(), failed);
      }
    }
  }

  private void send(Circular circular, Instant now) {
    if (isOvertaken(circular)) {
      circulars.end(circular);
      return;
    }
    List<Registered> page = page(circular);
    for (Registered one : page) {
      tellRegistered.tell(circular.id(), one, circular.matter(), circular.parameters());
    }
    if (circular.confirmedBy() == null && !page.isEmpty()) {
      noteAware.of(page, circular.news());
    }
    Circular next =
        page.size() == PAGE
            ? circular.reached(page.getLast().registration(), now)
            : circular.onceMore(now);
    if (next == null) {
      circulars.end(circular);
    } else {
      circulars.store(circular, next);
    }
  }

  /** Whoever does not know it yet hears the later news, by a circular of its own. */
  private boolean isOvertaken(Circular circular) {
    return findEvent
        .of(circular.event())
        .filter(event -> event.news() > circular.news())
        .isPresent();
  }

  private List<Registered> page(Circular circular) {
    @Nullable Instant confirmedBy = circular.confirmedBy();
    return confirmedBy == null
        ? findRegistered.unaware(circular.event(), circular.news(), circular.after(), PAGE)
        : findRegistered.confirmedBy(circular.event(), confirmedBy, circular.after(), PAGE);
  }
}
