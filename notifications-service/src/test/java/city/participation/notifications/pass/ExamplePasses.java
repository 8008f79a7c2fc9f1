package city.participation.notifications.pass;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Passes as the quickstart signs them, for tests of other packages. */
public final class ExamplePasses {

  private ExamplePasses() {}

  public static GuestPasses at(Clock clock) {
    try {
      return new GuestPasses(
          new PassSettings(
              "local",
              "cXVpY2tzdGFydC1ndWVzdHMtbm8tc2VjcmV0LTAxMjM=",
              List.of(),
              Duration.ofDays(60)),
          clock);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
