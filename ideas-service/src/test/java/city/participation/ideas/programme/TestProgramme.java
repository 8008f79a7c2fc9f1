package city.participation.ideas.programme;

import city.participation.ideas.programme.messaging.EventsMessageExamples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.messaging.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A programme of one stage for submitting and supporting, whose life is told message by message, as
 * events-service does.
 */
public final class TestProgramme {

  private static final Duration LONG = Duration.ofDays(30);

  private final Consumer<Message<byte[]>> told;
  private final String id = UUID.randomUUID().toString();
  private final String stage = UUID.randomUUID().toString();
  private final Instant opensAt;
  private long sequence;

  private TestProgramme(Consumer<Message<byte[]>> told, Instant opensAt) {
    this.told = told;
    this.opensAt = opensAt;
  }

  /** Announced, with its stage still ahead. {@code told}: where its messages go. */
  public static TestProgramme announced(Consumer<Message<byte[]>> told, Instant opensAt) {
    return new TestProgramme(told, opensAt).told("PUBLIC");
  }

  /** For the administration, with its stage open. */
  public static TestProgramme internal(Consumer<Message<byte[]>> told, Instant opensAt) {
    return new TestProgramme(told, opensAt).told("INTERNAL").opened(opensAt.plus(LONG));
  }

  /** Announced, with its stage open for long. */
  public static TestProgramme open(Consumer<Message<byte[]>> told, Instant opensAt) {
    return announced(told, opensAt).opened(opensAt.plus(LONG));
  }

  public String id() {
    return id;
  }

  private TestProgramme told(String audience) {
    return tell(
        "programme-announced.v1",
        data -> {
          ObjectNode first = (ObjectNode) data.path("stages").path(0);
          first
              .put("stageId", stage)
              .put("opensAt", opensAt.toString())
              .put("closesAt", opensAt.plus(LONG).toString());
          ArrayNode stages = data.putArray("stages");
          stages.add(first);
          return data.put("audience", audience);
        });
  }

  public TestProgramme opened(Instant closesAt) {
    return opened(closesAt, "SUBMIT", "SUPPORT");
  }

  public TestProgramme opened(Instant closesAt, String... actions) {
    return tell(
        "stage-opened.v1",
        data -> {
          ArrayNode allowed = data.putArray("allowedActions");
          for (String action : actions) {
            allowed.add(action);
          }
          return data.put("stageId", stage).put("closesAt", closesAt.toString());
        });
  }

  public TestProgramme stageClosed() {
    return tell("stage-closed.v1", data -> data.put("stageId", stage));
  }

  public TestProgramme closed() {
    return tell("programme-closed.v1", data -> data);
  }

  private TestProgramme tell(String name, UnaryOperator<ObjectNode> change) {
    ObjectNode data = EventsMessageExamples.data(name).put("programmeId", id);
    told.accept(EventsMessageExamples.message(name, id, ++sequence, change.apply(data).toString()));
    return this;
  }
}
