package city.participation.gateway;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.TestSocketUtils;

/** One stand-in for each service, the same for all tests of this JVM. */
final class StandIns implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  enum Service {
    IDEAS,
    PARTNERS,
    EVENTS,
    NOTIFICATIONS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<Service, StandIn> ALL = new EnumMap<>(Service.class);

  static {
    for (Service service : Service.values()) {
      ALL.put(service, StandIn.start(service.word()));
    }
  }

  static StandIn of(Service service) {
    return ALL.get(service);
  }

  static void reset() {
    ALL.values().forEach(StandIn::reset);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    // A real number: only of a known port the gateway can tell that it is not for routing.
    TestPropertyValues.of("management.server.port=" + TestSocketUtils.findAvailableTcpPort())
        .applyTo(context);
    for (Service service : Service.values()) {
      TestPropertyValues.of(
              "participation.services.%s=http://127.0.0.1:%d"
                  .formatted(service.word(), of(service).port()))
          .applyTo(context);
    }
  }
}
