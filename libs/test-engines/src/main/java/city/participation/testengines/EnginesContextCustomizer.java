package city.participation.testengines;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Equal for equal engines, so that test classes which want the same context share it. */
record EnginesContextCustomizer(Set<Engine> engines) implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    Map<String, Object> properties = new HashMap<>();
    for (Engine engine : engines) {
      switch (engine) {
        case BROKER -> {
          TestBroker broker = TestEngines.broker();
          properties.put("spring.rabbitmq.host", broker.host());
          properties.put("spring.rabbitmq.port", broker.port());
          properties.put("spring.rabbitmq.username", broker.username());
          properties.put("spring.rabbitmq.password", broker.password());
          properties.put("spring.rabbitmq.virtual-host", broker.newVirtualHost());
        }
        case DATABASE -> {
          properties.put("spring.mongodb.uri", TestEngines.newDatabase());
          context
              .getBeanFactory()
              .registerSingleton("portableCommands", new PortableCommandsCustomizer());
        }
        case SIGN_IN -> {
          String jwt = "spring.security.oauth2.resourceserver.jwt.";
          properties.put(jwt + "issuer-uri", TestSignIn.issuer());
          properties.put(jwt + "jwk-set-uri", TestSignIn.keySetUri());
          properties.put(jwt + "audiences", TestSignIn.AUDIENCE);
        }
      }
    }
    addBelowTheTestsOwn(context.getEnvironment().getPropertySources(), properties);
  }

  private static void addBelowTheTestsOwn(
      MutablePropertySources sources, Map<String, Object> properties) {
    var source = new MapPropertySource("engines", properties);
    String own = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
    if (sources.contains(own)) {
      sources.addAfter(own, source);
    } else {
      sources.addFirst(source);
    }
  }
}
