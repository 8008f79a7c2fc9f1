package city.participation.events.idea;

import city.participation.events.SentExamples;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** An idea whose life is told message by message, as ideas-service does. */
public final class TestIdea {

  private static final SentExamples EXAMPLES = new SentExamples("ideas");

  private final Consumer<Message<byte[]>> told;
  private final String id = UUID.randomUUID().toString();
  private long sequence;

  /** {@code told}: where its messages go. */
  public TestIdea(Consumer<Message<byte[]>> told) {
    this.told = told;
    tell("idea-submitted.v1");
  }

  public String id() {
    return id;
  }

  public TestIdea published(String title) {
    told.accept(
        EXAMPLES.message(
            "idea-published.v1",
            id,
            ++sequence,
            EXAMPLES.data("idea-published.v1").put("ideaId", id).put("title", title).toString()));
    return this;
  }

  /** For example {@code idea-withdrawn.v1}. */
  public TestIdea tell(String name) {
    told.accept(
        EXAMPLES.message(name, id, ++sequence, EXAMPLES.data(name).put("ideaId", id).toString()));
    return this;
  }
}
