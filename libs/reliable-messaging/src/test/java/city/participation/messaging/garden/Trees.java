package city.participation.messaging.garden;

import city.participation.messaging.inbox.IncomingMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A change that can be told to fail. */
public final class Trees {

  private final Map<String, Supplier<RuntimeException>> failures = new ConcurrentHashMap<>();
  private final AtomicInteger applied = new AtomicInteger();
  private final List<IncomingMessage> seen = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();

  public KnownTree apply(@Nullable KnownTree before, IncomingMessage message) {
    Supplier<RuntimeException> failure = failures.get(message.subject() + message.sequence());
    if (failure != null) {
      throw failure.get();
    }
    Runnable hook = hooks.remove(message.subject());
    if (hook != null) {
      hook.run();
    }
    applied.incrementAndGet();
    seen.add(message);
    List<Integer> heights = new ArrayList<>(before == null ? List.of() : before.heights());
    heights.add(message.data(TreeGrownV1.class).height());
    return new KnownTree(message.subject(), heights);
  }

  public void failAt(String subject, long sequence, Supplier<RuntimeException> failure) {
    failures.put(subject + sequence, failure);
  }

  /** Runs once, when the next message of the subject is applied. */
  public void beforeApplying(String subject, Runnable hook) {
    hooks.put(subject, hook);
  }

  public void mend() {
    failures.clear();
  }

  public int applied() {
    return applied.get();
  }

  public List<IncomingMessage> seen() {
    return List.copyOf(seen);
  }
}
