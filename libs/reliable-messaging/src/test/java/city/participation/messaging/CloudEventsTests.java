package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class CloudEventsTests {

  @Test
  void findsAnAttributeByItsNameOnTheWireAndByTheBindersName() {
    assertThat(CloudEvents.typeOf(message("cloudEvents:type"))).isEqualTo("garden.flower-bloomed");
    assertThat(CloudEvents.typeOf(message("ce-type"))).isEqualTo("garden.flower-bloomed");
  }

  @Test
  void hasNoTypeWithoutOne() {
    assertThat(CloudEvents.typeOf(message("type"))).isEmpty();
    assertThat(CloudEvents.attribute(message("type"), CloudEvents.TYPE)).isNull();
  }

  private static Message<String> message(String header) {
    return MessageBuilder.withPayload("{}").setHeader(header, "garden.flower-bloomed").build();
  }
}
