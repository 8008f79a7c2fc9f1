package city.participation.testengines;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.ClassUtils;

/** A listener may not throw, so what it noted fails the test at its end. */
class PortableCommandsExtension implements AfterEachCallback, AfterAllCallback {

  private static final boolean HAS_DATABASE =
      ClassUtils.isPresent(
          "com.mongodb.event.CommandListener", PortableCommandsExtension.class.getClassLoader());

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }

  /** For what threads did after the last test. */
  @Override
  public void afterAll(ExtensionContext context) {
    check();
  }

  private static void check() {
    if (!HAS_DATABASE) {
      return;
    }
    List<String> noted = PortableCommands.takeNoted();
    if (!noted.isEmpty()) {
      throw new AssertionError(
          "These commands do not mean the same on every database that the suite runs on:\n  "
              + String.join("\n  ", noted));
    }
  }
}
