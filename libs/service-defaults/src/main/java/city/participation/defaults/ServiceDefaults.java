package city.participation.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds {@code service-defaults.yml} below everything else, so that whatever a service or its
 * environment says wins. An import in {@code application.yml} would win over the document that
 * declares it.
 */
final class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

  private static final String FILE = "service-defaults.yml";
  private static final String ON_PROFILE = "spring.config.activate.on-profile";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      for (PropertySource<?> document :
          new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE)).reversed()) {
        Object profile = document.getProperty(ON_PROFILE);
        if (profile == null || environment.acceptsProfiles(Profiles.of(profile.toString()))) {
          environment.getPropertySources().addLast(document);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE + " is missing from this library's jar", unreadable);
    }
  }

  /** After the configuration files, which decide the profiles. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
