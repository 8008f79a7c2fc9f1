package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

  @Test
  void hasADefaultForEverything() {
    var options = Options.parse();

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isAbsolute().endsWithRaw(java.nio.file.Path.of("data"));
    assertThat(options.empty()).isFalse();
    assertThat(options.engines()).isFalse();
    assertThat(options.control()).isFalse();
    assertThat(options.rabbitmq()).isNull();
    assertThat(options.java()).hasToString(System.getProperty("java.home"));
  }

  @Test
  void takesTheLastOfTwoFolders() {
    assertThat(Options.parse("--data", "/one", "--data", "/two").data()).hasToString("/two");
  }

  @Test
  void runsTheServicesOnAnotherJava() {
    assertThat(Options.parse("--java", "/opt/java/../java").java()).hasToString("/opt/java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "65535", "-1", "many", "", "8080.5", "99999999999"})
  void refusesAPortThatCannotBe(String port) {
    assertThatThrownBy(() -> Options.parse("--port", port))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--port takes a number");
  }

  @Test
  void refusesAnOptionItDoesNotKnow() {
    assertThatThrownBy(() -> Options.parse("--prot", "1")).hasMessageContaining("--prot");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatThrownBy(() -> Options.parse("--data")).hasMessageContaining("--data needs a value");
  }

  @Test
  void readsWhereABrokerIs() {
    assertThat(Rabbitmq.parse("broker:5672"))
        .isEqualTo(new Rabbitmq("broker", 5672, "/", "guest", "guest"));
    assertThat(Rabbitmq.parse("suite:s3cret@10.0.0.7:5673/city"))
        .isEqualTo(new Rabbitmq("10.0.0.7", 5673, "city", "suite", "s3cret"));
    assertThatThrownBy(() -> Rabbitmq.parse("broker")).hasMessageContaining("host:port");
  }

  @Test
  void doesNotPrintThePasswordOfABroker() {
    assertThat(Rabbitmq.parse("suite:s3cret@broker:5672").toString()).doesNotContain("s3cret");
  }
}
