package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.env.MockEnvironment;

class ProductionTests {

  private static final Map<String, Object> ADDRESSES =
      Map.of("spring.mongodb.uri", "mongodb://db/x", "spring.rabbitmq.host", "broker");

  private final StandardEnvironment environment = new StandardEnvironment();

  @Test
  void refusesToStartWithoutAddresses() {
    assertThatExceptionOfType(FailureAnalyzedException.class)
        .isThrownBy(this::check)
        .satisfies(refusal ->
            assertThat(refusal.analysis().getDescription())
                .contains("spring.mongodb.uri")
                .contains("spring.rabbitmq.host"));
  }

  @Test
  void takesNoAddressFromTheDefaultsInTheJar() {
    set("Config resource 'class path resource [application.yml]' via location", ADDRESSES);

    assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(this::check);
  }

  @Test
  void startsWithAddresses() {
    set("systemEnvironment2", ADDRESSES);

    assertThatNoException().isThrownBy(this::check);
  }

  @Test
  void refusesToStartOnTheEmbeddedDatabase() {
    MongoOperations mongo = mock();
    when(mongo.executeCommand(any(Document.class))).thenReturn(new Document("embedded", true));

    assertThatExceptionOfType(FailureAnalyzedException.class)
        .isThrownBy(new ProductionDatabase(mongo)::afterPropertiesSet)
        .satisfies(refusal ->
            assertThat(refusal.analysis().getDescription()).contains("embedded database"));
  }

  @Test
  void startsOnAnyOtherDatabase() {
    MongoOperations mongo = mock();
    when(mongo.executeCommand(any(Document.class))).thenReturn(new Document("version", "8.0"));

    assertThatNoException().isThrownBy(new ProductionDatabase(mongo)::afterPropertiesSet);
  }

  @Test
  void acknowledgesAWriteOnlyWhenItSurvivesTheLossOfAMember() {
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    new MessagingAutoConfiguration().durableWrites().customize(settings);

    assertThat(settings.build().getWriteConcern())
        .isEqualTo(WriteConcern.MAJORITY.withJournal(true));
  }

  @Test
  void replicatesQueuesInProductionOnly() {
    MockEnvironment production = new MockEnvironment();
    production.setActiveProfiles("production");
    MockEnvironment development = new MockEnvironment();
    for (MockEnvironment each : new MockEnvironment[] {production, development}) {
      new MessagingDefaults().postProcessEnvironment(each, new SpringApplication());
    }
    String quorum = "spring.cloud.stream.rabbit.default.consumer.quorum.enabled";

    assertThat(production.getProperty(quorum)).isEqualTo("true");
    assertThat(development.getProperty(quorum)).isEqualTo("false");
    assertThat(production.getProperty("spring.rabbitmq.publisher-confirm-type"))
        .isEqualTo("correlated");
  }

  private void set(String source, Map<String, Object> properties) {
    environment.getPropertySources().addFirst(new MapPropertySource(source, properties));
  }

  private void check() {
    new ProductionSettings(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
  }
}
