package city.participation.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes all that was added, the last first, and only then tells what went wrong. */
final class Closing implements AutoCloseable {

  private final Deque<Runnable> parts = new ArrayDeque<>();

  void add(Runnable part) {
    parts.push(part);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (var part : parts) {
      try {
        part.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    parts.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
