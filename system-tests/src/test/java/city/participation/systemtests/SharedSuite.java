package city.participation.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One empty suite for all test classes that ask for it; it stops after the last test. */
final class SharedSuite implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSuite.class);

  /**
   * The store closes it when the test run ends. One that did not start is kept as well, so that the
   * next test does not try again for minutes.
   */
  private record Kept(RunningSuite suite, Path folder, @Nullable Throwable failure)
      implements AutoCloseable {

    static Kept start() {
      try {
        var folder = Files.createTempDirectory("system-tests");
        var suite =
            RunningSuite.launchOnTestBroker(
                folder.resolve("data"), RunningSuite.freePort(), "--empty");
        try {
          return new Kept(suite.awaitReady(), folder, null);
        } catch (AssertionError e) {
          return new Kept(suite, folder, e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    RunningSuite ready() {
      if (failure != null) {
        throw new AssertionError("the shared suite did not start", failure);
      }
      return suite;
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
            .ready();
    return parameter.getParameter().getType() == RunningSuite.class ? suite : new Api(suite);
  }
}
