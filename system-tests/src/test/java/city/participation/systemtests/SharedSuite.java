package city.participation.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One empty suite for all test classes that ask for it; it stops after the last test. */
final class SharedSuite implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSuite.class);

  /** The store closes it when the test run ends. */
  private record Kept(RunningSuite suite, Path folder) implements AutoCloseable {

    static Kept start() {
      try {
        var folder = Files.createTempDirectory("system-tests");
        return new Kept(
            RunningSuite.launch(folder.resolve("data"), RunningSuite.freePort(), "--empty")
                .awaitReady(),
            folder);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      suite.close();
      Folders.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == RunningSuite.class || type == Api.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var suite =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("suite", key -> Kept.start(), Kept.class)
            .suite();
    return parameter.getParameter().getType() == RunningSuite.class ? suite : new Api(suite);
  }
}
