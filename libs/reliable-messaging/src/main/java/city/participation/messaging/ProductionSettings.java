package city.participation.messaging;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start in production with the addresses left out, because the defaults would silently
 * lead to servers on this machine.
 */
final class ProductionSettings implements BeanFactoryPostProcessor {

  private static final List<List<String>> NEEDED =
      List.of(
          List.of("spring.mongodb.uri"),
          List.of("spring.rabbitmq.host", "spring.rabbitmq.addresses"));

  private final ConfigurableEnvironment environment;

  ProductionSettings(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    List<String> missing =
        NEEDED.stream()
            .filter(names -> names.stream().noneMatch(this::isSet))
            .map(names -> String.join(" or ", names))
            .toList();
    if (!missing.isEmpty()) {
      throw new FailureAnalyzedException(
          "The profile 'production' is active, but not set: " + String.join("; ", missing),
          "Set the addresses of the database and the broker, for example by"
              + " SPRING_MONGODB_URI and SPRING_RABBITMQ_HOST.");
    }
  }

  /** By anything but the defaults that the service carries in its own jar. */
  private boolean isSet(String name) {
    return environment.getPropertySources().stream()
        .filter(source -> !source.getName().contains("class path resource [application."))
        .filter(
            source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
        .anyMatch(source -> source.containsProperty(name));
  }
}
