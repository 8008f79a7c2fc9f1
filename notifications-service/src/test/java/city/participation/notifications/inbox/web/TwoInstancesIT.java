package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.wording.Matter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

@ServiceTest
class TwoInstancesIT {

  @Autowired private ApplicationContext first;
  @Autowired private TellPerson tellPerson;
  private final String person = "person-" + UUID.randomUUID();

  @Test
  void showASecondInstancesReadersWhatTheFirstStoredAndEndTheirStreamsAtStop() throws Exception {
    ConfigurableApplicationContext second = secondInstance();
    try {
      int port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      try (var stream = StreamLines.open(Api.as(port, person, "participant"))) {
        List<Duration> delays = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
          long told = System.nanoTime();
          tellPerson.tell("m" + i, person, Matter.IDEA_PUBLISHED, Map.of(), "idea-1");
          assertThat(stream.next("id:")).isEqualTo("id:" + i);
          delays.add(Duration.ofNanos(System.nanoTime() - told));
        }
        // A machine may stand still for a moment, but not each time.
        assertThat(Collections.min(delays)).isLessThan(Duration.ofSeconds(1));

        long start = System.nanoTime();
        second.close();

        assertThat(stream.endsIn(Duration.ofSeconds(1))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      }
    } finally {
      second.close();
    }
  }

  /** On the engines of the first one. */
  private ConfigurableApplicationContext secondInstance() {
    var engines =
        (MapPropertySource)
            ((ConfigurableEnvironment) first.getEnvironment()).getPropertySources().get("engines");
    Map<String, Object> settings = new HashMap<>(engines.getSource());
    settings.put("server.port", 0);
    settings.put("management.server.port", 0);
    return new SpringApplicationBuilder(ServiceTest.APPLICATION)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
