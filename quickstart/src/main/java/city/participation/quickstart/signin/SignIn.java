package city.participation.quickstart.signin;

import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running sign-in, on this machine's loopback address alone. */
public final class SignIn implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private SignIn(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Returns when tokens can be had.
   *
   * @param key file of the signing key, made if missing
   */
  public static SignIn start(int port, String issuer, Path key) {
    return new SignIn(
        new SpringApplicationBuilder(SignInConfiguration.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            // Whoever starts the sign-in stops it, after those who still ask it for keys.
            .registerShutdownHook(false)
            .properties(
                "server.address=127.0.0.1",
                "server.port=" + port,
                "server.tomcat.threads.max=8",
                "server.tomcat.threads.min-spare=1",
                "spring.jmx.enabled=false",
                "participation.sign-in.issuer=" + issuer,
                "participation.sign-in.key=" + key)
            .run());
  }

  @Override
  public void close() {
    context.close();
  }
}
