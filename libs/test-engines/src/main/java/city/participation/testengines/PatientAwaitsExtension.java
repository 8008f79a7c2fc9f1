package city.participation.testengines;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An await that names no time is about what happens, not about when: it waits so long that a busy
 * machine is no reason to fail. A test of a time says it.
 */
class PatientAwaitsExtension implements BeforeAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(PATIENCE);
  }
}
