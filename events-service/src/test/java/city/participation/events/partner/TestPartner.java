package city.participation.events.partner;

import city.participation.events.SentExamples;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import tools.jackson.databind.node.ObjectNode;

/** A partner whose life is told message by message, as partners-service does. */
public final class TestPartner {

  public static final String NAME = "Veedel Digital e.V.";
  private static final SentExamples EXAMPLES = new SentExamples("partners");

  private final Consumer<Message<byte[]>> told;
  private final String id = UUID.randomUUID().toString();
  private long sequence;

  /** {@code told}: where its messages go. */
  public TestPartner(Consumer<Message<byte[]>> told) {
    this.told = told;
    tell("partner-applied.v1");
  }

  public String id() {
    return id;
  }

  public TestPartner accredited() {
    return tell("partner-accredited.v1");
  }

  /** To the end of that day. */
  public TestPartner accredited(String until) {
    return tell(
        "partner-accredited.v1",
        EXAMPLES.data("partner-accredited.v1").put("accreditedUntil", until));
  }

  public TestPartner renamed(String name) {
    return tell(
        "partner-profile-changed.v1",
        EXAMPLES.data("partner-profile-changed.v1").put("name", name));
  }

  /** For example {@code partner-suspended.v1}. */
  public TestPartner tell(String name) {
    return tell(name, EXAMPLES.data(name));
  }

  private TestPartner tell(String name, ObjectNode data) {
    told.accept(EXAMPLES.message(name, id, ++sequence, data.put("partnerId", id).toString()));
    return this;
  }

  /** {@code stage}: null for the whole programme. */
  public Engagement engaged(String programme, @Nullable String stage, String role) {
    return new Engagement(programme, stage, role).tell("engagement-proposed.v1").agreed();
  }

  /** One that this partner has proposed. */
  public final class Engagement {

    private final String engagement = UUID.randomUUID().toString();
    private final String programme;
    private final @Nullable String stage;
    private final String role;
    private long told;

    private Engagement(String programme, @Nullable String stage, String role) {
      this.programme = programme;
      this.stage = stage;
      this.role = role;
    }

    private Engagement agreed() {
      return tell("engagement-agreed.v1");
    }

    public Engagement ended() {
      return tell("engagement-ended.v1");
    }

    private Engagement tell(String name) {
      ObjectNode data =
          EXAMPLES
              .data(name)
              .put("engagementId", engagement)
              .put("partnerId", id)
              .put("programmeId", programme)
              .put("role", role);
      data.remove("stageId");
      if (stage != null) {
        data.put("stageId", stage);
      }
      TestPartner.this.told.accept(EXAMPLES.message(name, engagement, ++told, data.toString()));
      return this;
    }
  }
}
