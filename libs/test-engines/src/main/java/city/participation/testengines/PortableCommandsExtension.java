package city.participation.testengines;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

class PortableCommandsExtension implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {}
}
