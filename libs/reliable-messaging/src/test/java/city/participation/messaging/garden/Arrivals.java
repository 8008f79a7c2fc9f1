package city.participation.messaging.garden;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.messaging.Message;

/** What the broker delivered, in that order, before the inbox sees it. */
public final class Arrivals {

  private final Map<String, List<Long>> bySubject = new ConcurrentHashMap<>();

  void note(Message<?> message) {
    Object subject = message.getHeaders().get("ce-subject");
    Object sequence = message.getHeaders().get("ce-sequence");
    if (subject != null && sequence != null) {
      bySubject
          .computeIfAbsent(subject.toString(), each -> new CopyOnWriteArrayList<>())
          .add(Long.valueOf(sequence.toString()));
    }
  }

  public List<Long> of(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
