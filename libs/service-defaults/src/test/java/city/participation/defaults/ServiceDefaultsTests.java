package city.participation.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class ServiceDefaultsTests {

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Forgetful {}

  private static ConfigurableApplicationContext start(
      Class<?> type, WebApplicationType web, Map<String, Object> settings, String... profiles) {
    SpringApplication application = new SpringApplication(type);
    application.setWebApplicationType(web);
    application.setAdditionalProfiles(profiles);
    return application.run(
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new));
  }

  @Test
  void anythingElseWinsOverTheDefaults() {
    Map<String, Object> own = Map.of("server.tomcat.max-connections", 7);
    try (var context = start(Nothing.class, WebApplicationType.NONE, own)) {
      var environment = context.getEnvironment();
      assertThat(environment.getProperty("server.tomcat.max-connections")).isEqualTo("7");
      assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
      assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("none");
    }
  }

  @Test
  void logsPlainTextOnAPersonsMachine() {
    try (var structured = start(Nothing.class, WebApplicationType.NONE, Map.of())) {
      assertThat(structured.getEnvironment().getProperty("logging.structured.format.console"))
          .isEqualTo("ecs");
    }
    try (var plain = start(Nothing.class, WebApplicationType.NONE, Map.of(), "local")) {
      assertThat(plain.getEnvironment().getProperty("logging.structured.format.console")).isNull();
    }
  }

  @Test
  void refusesToStartWithoutSayingWhoseTokensCount() {
    assertThatThrownBy(
            () -> start(Forgetful.class, WebApplicationType.SERVLET, Map.of("server.port", 0)))
        .hasRootCauseMessage(
            "Set spring.security.oauth2.resourceserver.jwt.issuer-uri and"
                + " spring.security.oauth2.resourceserver.jwt.audiences: without them any token would do");
  }

  @Test
  void startsClosedAndWithoutTheIssuer() {
    Map<String, Object> settings =
        Map.of(
            "server.port", 0,
            "spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:1",
            "spring.security.oauth2.resourceserver.jwt.audiences", "participation-api");
    try (var context = start(Forgetful.class, WebApplicationType.SERVLET, settings)) {
      assertThat(context.getBean(Clock.class)).isNotNull();
      assertThat(context.containsBean("closed")).isTrue();
    }
  }
}
