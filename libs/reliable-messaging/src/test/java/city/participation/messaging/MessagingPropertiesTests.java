package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MessagingPropertiesTests {

  @Test
  void sendsToOneExchangeUnlessOnlySomeAreTold() {
    MessagingProperties settings = bound(Map.of("m.only-for.trees", "kitchen"));

    assertThat(settings.exchange("trees")).isEqualTo("garden.trees");
    assertThat(settings.exchange("bushes")).isEqualTo("garden");
    assertThat(bound(Map.of()).exchange("trees")).isEqualTo("garden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zoo", "kitchen,zoo"})
  void refusesToTellWhoHasNoQueueOrNobodyAtAll(String told) {
    assertThatThrownBy(() -> bound(Map.of("m.only-for.trees", told)))
        .hasStackTraceContaining("participation.messaging.only-for.trees is to name some of");
  }

  private static MessagingProperties bound(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("m.source", "garden"));
    all.put("m.consumers", "kitchen,museum");
    all.putAll(more);
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("m", MessagingProperties.class)
        .get();
  }
}
