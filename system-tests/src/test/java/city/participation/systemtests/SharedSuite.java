package city.participation.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One empty suite, with a mail server, for all test classes that ask for it; it stops after the
 * last test.
 */
final class SharedSuite implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSuite.class);

  /**
   * The store closes it when the test run ends. One that did not start is kept as well, so that the
   * next test does not try again for minutes.
   */
  private record Kept(
      RunningSuite suite, MailServer mails, Path folder, @Nullable Throwable failure)
      implements AutoCloseable {

    static Kept start() {
      try {
        var folder = Files.createTempDirectory("system-tests");
        var mails = MailServer.start();
        var suite =
            RunningSuite.launchOnTestBroker(
                mails.settings(), folder.resolve("data"), RunningSuite.freePort(), "--empty");
        try {
          return new Kept(suite.awaitReady(), mails, folder, null);
        } catch (AssertionError e) {
          return new Kept(suite, mails, folder, e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Kept ready() {
      if (failure != null) {
        throw new AssertionError("the shared suite did not start", failure);
      }
      return this;
    }

    @Override
    public void close() {
      suite.close();
      mails.close();
      Folders.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == RunningSuite.class || type == Api.class || type == MailServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var kept =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("suite", key -> Kept.start(), Kept.class)
            .ready();
    var type = parameter.getParameter().getType();
    if (type == MailServer.class) {
      return kept.mails();
    }
    return type == RunningSuite.class ? kept.suite() : new Api(kept.suite());
  }
}
