package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A variable of the manifest that nothing reads would show nowhere. */
class MailServerSettingsTests {

  private static final Path MANIFEST = Path.of("../k8s/base/notifications-service.yaml");
  private static final Pattern VARIABLE =
      Pattern.compile("- name: (SPRING_MAIL_\\w+)\\s+valueFrom: .* key: ([a-z-]+), optional: true");

  @Test
  void reachTheMailSenderFromTheManifest() throws IOException {
    Map<String, Object> environment = new HashMap<>();
    var given =
        Map.of(
            "mail-host", "mail.example.org",
            "mail-port", "587",
            "mail-username", "city",
            "mail-password", "secret",
            "mail-starttls", "true");
    List<String> asked =
        VARIABLE
            .matcher(Files.readString(MANIFEST))
            .results()
            .map(found -> {
              environment.put(found.group(1), given.get(found.group(2)));
              return found.group(2);
            })
            .toList();
    assertThat(asked).containsExactlyInAnyOrderElementsOf(given.keySet());

    new ApplicationContextRunner()
        .withInitializer(context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(
                    new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
        .run(context -> {
          var server = context.getBean(JavaMailSenderImpl.class);
          assertThat(server.getHost()).isEqualTo("mail.example.org");
          assertThat(server.getPort()).isEqualTo(587);
          assertThat(server.getUsername()).isEqualTo("city");
          assertThat(server.getPassword()).isEqualTo("secret");
          assertThat(server.getJavaMailProperties())
              .containsEntry("mail.smtp.starttls.required", "true")
              .containsEntry("mail.smtp.quitwait", "false");
        });
  }
}
