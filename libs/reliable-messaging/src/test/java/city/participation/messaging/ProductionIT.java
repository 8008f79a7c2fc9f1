package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import city.participation.engines.mongodb.EmbeddedMongo;
import city.participation.messaging.garden.GardenApplication;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** On the embedded database itself, because what tells it apart is an answer of its own. */
class ProductionIT {

  @Test
  void doesNotStartOnTheEmbeddedDatabase() {
    try (EmbeddedMongo mongo = EmbeddedMongo.startInMemory()) {
      SpringApplicationBuilder garden =
          new SpringApplicationBuilder(GardenApplication.class)
              .web(WebApplicationType.NONE)
              .profiles("production");
      String[] addresses = {
        "--spring.mongodb.uri=" + mongo.uri("garden"), "--spring.rabbitmq.host=127.0.0.1"
      };

      assertThatThrownBy(() -> garden.run(addresses))
          .rootCause()
          .asInstanceOf(throwable(FailureAnalyzedException.class))
          .extracting(refusal -> refusal.analysis().getDescription())
          .asInstanceOf(InstanceOfAssertFactories.STRING)
          .contains("production")
          .contains("embedded database");
    }
  }
}
