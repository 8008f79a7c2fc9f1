package city.participation.ideas.partner;

import city.participation.ideas.partner.messaging.PartnerMessageExamples;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A partner whose life is told message by message, as partners-service does. */
public final class TestPartner {

  public static final String UNTIL = "2028-11-27";

  private static final JsonMapper JSON = new JsonMapper();

  private final Consumer<Message<byte[]>> told;
  private final String id = UUID.randomUUID().toString();
  private long sequence;

  /** {@code told}: where its messages go. */
  public TestPartner(Consumer<Message<byte[]>> told) {
    this.told = told;
    tell("partner-applied.v1", Map.of());
  }

  /** One after the other. */
  public static Sector sector(int number) {
    List<Sector> sectors = List.of(Sector.values());
    return sectors.get(number % sectors.size());
  }

  public String id() {
    return id;
  }

  public TestPartner accredited(String name, Sector sector) {
    return accredited(name, sector, UNTIL);
  }

  public TestPartner accredited(String name, Sector sector, String until) {
    return tell(
        "partner-accredited.v1",
        Map.of("name", name, "sector", sector.name(), "accreditedUntil", until));
  }

  public TestPartner renamed(String name, Sector sector) {
    return tell("partner-profile-changed.v1", Map.of("name", name, "sector", sector.name()));
  }

  public TestPartner member(String member) {
    return tell("member-activated.v1", Map.of("member", member));
  }

  public TestPartner withoutMember(String member) {
    return tell("member-revoked.v1", Map.of("member", member));
  }

  /** For example {@code partner-suspended.v1}. */
  public TestPartner tell(String name) {
    return tell(name, Map.of());
  }

  private TestPartner tell(String name, Map<String, String> fields) {
    ObjectNode data = (ObjectNode) JSON.readTree(PartnerMessageExamples.data(name));
    data.put("partnerId", id);
    fields.forEach(data::put);
    told.accept(PartnerMessageExamples.message(name, id, ++sequence, data.toString()));
    return this;
  }
}
