package city.participation.notifications.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Takes every mail, and may take its time to start on a busy machine. */
public final class WillingMailServer {

  private static final long PATIENCE_MILLIS = 30_000;

  private WillingMailServer() {}

  /** On the port, or on a free one when it is 0. */
  public static GreenMail start(int port) {
    var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(PATIENCE_MILLIS);
    var server = new GreenMail(setup);
    server.start();
    return server;
  }
}
