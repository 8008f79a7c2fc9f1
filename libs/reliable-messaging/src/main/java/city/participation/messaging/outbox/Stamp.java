package city.participation.messaging.outbox;

import city.participation.messaging.CloudEvents;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** Makes messages of announcements: all they say is fixed here, in the thread that caused them. */
final class Stamp {

  private final String source;
  private final JsonMapper json;
  private final Clock clock;
  private final ObservationRegistry observations;

  Stamp(String source, JsonMapper json, Clock clock, ObservationRegistry observations) {
    this.source = source;
    this.json = json;
    this.clock = clock;
    this.observations = observations;
  }

  List<OutboxMessage> messages(long lastSequence, List<Announcement> announcements) {
    if (announcements.isEmpty()) {
      return List.of();
    }
    if (source.isEmpty()) {
      throw new IllegalStateException("participation.messaging.source is not set");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String traceParent = traceParent();
    List<OutboxMessage> messages = new ArrayList<>(announcements.size());
    for (Announcement announcement : announcements) {
      if (!announcement.type().startsWith(source + ".")) {
        throw new IllegalArgumentException(
            "The type %s does not start with %s.".formatted(announcement.type(), source));
      }
      String id = UUID.randomUUID().toString();
      messages.add(
          new OutboxMessage(
              id,
              ++lastSequence,
              announcement.type(),
              now,
              correlationId(id),
              MDC.get("causationId"),
              traceParent,
              json.writeValueAsString(announcement.data())));
    }
    return messages;
  }

  /** What started it all: a request, or else the message itself. */
  private static String correlationId(String id) {
    String correlationId = MDC.get("correlationId");
    if (correlationId == null) {
      correlationId = MDC.get("requestId");
    }
    return correlationId == null ? id : correlationId;
  }

  private @Nullable String traceParent() {
    if (observations.isNoop()) {
      return null;
    }
    Map<String, String> carrier = new HashMap<>();
    SenderContext<Map<String, String>> context =
        new SenderContext<>((ignored, key, value) -> carrier.put(key, value), Kind.PRODUCER);
    context.setCarrier(carrier);
    Observation.createNotStarted("messaging.announce", () -> context, observations)
        .observe(() -> {});
    return carrier.get(CloudEvents.TRACE_PARENT);
  }
}
