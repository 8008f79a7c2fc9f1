package city.participation.messaging.outbox;

import city.participation.messaging.outbox.Parcel.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Parcels that wait in memory, first come, first served; one for each aggregate. */
final class WaitingRoom {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Map<Address, Parcel> parcels = new LinkedHashMap<>();
  private final SequencedMap<Address, Long> sentUpTo = new LinkedHashMap<>();
  private final int places;
  private boolean woken;

  WaitingRoom(int places) {
    this.places = places;
  }

  boolean hasPlace() {
    return places() > 0;
  }

  int places() {
    lock.lock();
    try {
      return places - parcels.size();
    } finally {
      lock.unlock();
    }
  }

  void enter(Parcel parcel) {
    lock.lock();
    try {
      Parcel present = parcels.get(parcel.address());
      if (present != null) {
        present.append(parcel);
      } else if (parcels.size() < places
          && parcel.isUnsentAfter(sentUpTo.getOrDefault(parcel.address(), 0L))) {
        parcels.put(parcel.address(), parcel);
      }
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Adds to what waits of the aggregate already, if anything does. */
  void append(Parcel parcel) {
    lock.lock();
    try {
      Parcel present = parcels.get(parcel.address());
      if (present != null) {
        present.append(parcel);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What was just read of an aggregate takes the place of what was handed over before, but for what
   * is under way.
   */
  void replace(Parcel parcel) {
    lock.lock();
    try {
      Parcel present = parcels.get(parcel.address());
      if (present != null && present.isUnderWay()) {
        present.append(parcel);
        return;
      }
      parcels.put(parcel.address(), parcel);
      if (present != null) {
        parcel.append(present);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Parcels whose aggregates may have unsent messages that are not in the parcel leave, at rest.
   */
  List<Parcel> takeIncomplete() {
    lock.lock();
    try {
      List<Parcel> incomplete =
          parcels.values().stream()
              .filter(parcel -> !parcel.complete() && !parcel.isUnderWay())
              .toList();
      incomplete.forEach(parcel -> parcels.remove(parcel.address()));
      return incomplete;
    } finally {
      lock.unlock();
    }
  }

  /** The next parcels at rest, with their next messages under way, that many in all. */
  List<Parcel> take(int messages) {
    lock.lock();
    try {
      List<Parcel> taken = new ArrayList<>();
      int left = messages;
      for (Parcel parcel : parcels.values()) {
        if (left == 0) {
          break;
        }
        if (parcel.complete() && !parcel.isUnderWay()) {
          left -= parcel.take(left);
          taken.add(parcel);
        }
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** All under way is sent and cleared. What came in the meantime queues up again. */
  void done(Parcel parcel) {
    lock.lock();
    try {
      remember(parcel);
      if (parcels.remove(parcel.address(), parcel) && !(parcel.isEmpty() && parcel.complete())) {
        parcel.underWay().clear();
        parcels.put(parcel.address(), parcel);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A change may be read from the database and sent before it is handed over: it is not to be sent
   * twice. Only of late; should it be forgotten, receivers know the message by its number.
   */
  private void remember(Parcel parcel) {
    sentUpTo.putLast(parcel.address(), parcel.underWay().getLast().sequence());
    if (sentUpTo.size() > places) {
      sentUpTo.pollFirstEntry();
    }
  }

  void leave(Parcel parcel) {
    lock.lock();
    try {
      parcels.remove(parcel.address(), parcel);
    } finally {
      lock.unlock();
    }
  }

  List<Parcel> leaveAll() {
    lock.lock();
    try {
      List<Parcel> all = List.copyOf(parcels.values());
      parcels.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  void open() {
    lock.lock();
    try {
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting, now and later. */
  void close() {
    lock.lock();
    try {
      woken = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a parcel, but not longer than this. */
  void awaitWork(Duration atMost) {
    await(atMost, true);
  }

  /** Waits that long, whatever comes in. */
  void pause(Duration length) {
    await(length, false);
  }

  private void await(Duration atMost, boolean forWork) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (left > 0 && !woken && !(forWork && !parcels.isEmpty())) {
        left = work.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
