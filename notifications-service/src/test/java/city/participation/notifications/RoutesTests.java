package city.participation.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.support.MessageBuilder;

class RoutesTests {

  private final List<String> taken = new ArrayList<>();
  private final Routes routes =
      new Routes(
          "partners",
          List.of(
              to("partners."),
              to("ideas."),
              to("partners.engagement-"),
              to("partners.participant-erased")));

  @ParameterizedTest
  @CsvSource({
    "partners.partner-applied.v1, partners.",
    "partners.member-activated.v2, partners.",
    "partners.engagement-agreed.v1, partners.engagement-",
    "partners.engagement-something-new.v7, partners.engagement-",
    "partners.participant-erased.v1, partners.participant-erased",
    "partners.engaged.v1, partners.",
    "ideas.idea-published.v1, partners."
  })
  void leadsEachTypeToWhoeverNamesMostOfIt(String type, String route) {
    for (String prefix : List.of("cloudEvents:", "ce-")) {
      taken.clear();
      routes.receive(
          MessageBuilder.withPayload(new byte[0]).setHeader(prefix + "type", type).build());
      assertThat(taken).containsExactly(route);
    }
  }

  @Test
  void letsAnInboxSayWhatIsWrongWithAMessageWithoutAType() {
    routes.receive(MessageBuilder.withPayload(new byte[0]).build());

    assertThat(taken).containsExactly("partners.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "partners.engagement"})
  void needsSomebodyForAllThatASenderSays(String sender) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Routes(sender, List.of(to("partners."), to("partners.engagement-"))));
  }

  private Route to(String types) {
    return new Route(types, _ -> taken.add(types));
  }
}
