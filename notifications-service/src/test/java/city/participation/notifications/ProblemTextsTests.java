package city.participation.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ProblemTextsTests {

  @Test
  void saysEveryProblemInBothLanguages() throws IOException {
    Properties english = bundle("problems/notifications.properties");
    Properties german = bundle("problems/notifications_de.properties");

    assertThat(english.stringPropertyNames()).isNotEmpty();
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    english.forEach((key, text) -> assertThat(german.get(key)).isNotEqualTo(text));
  }

  private static Properties bundle(String path) throws IOException {
    return PropertiesLoaderUtils.loadProperties(new ClassPathResource(path));
  }
}
