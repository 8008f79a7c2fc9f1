package city.participation.systemtests;

import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes every mail of a suite, and shows it as its reader's program does. */
final class MailServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String HOST = "127.0.0.1";

  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  static MailServer start() {
    var setup = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(PATIENCE.toMillis());
    var server = new GreenMail(setup);
    server.start();
    return new MailServer(server);
  }

  /** What a suite has to be told, as environment. */
  Map<String, String> settings() {
    return Map.of(
        "SPRING_MAIL_HOST", HOST, "SPRING_MAIL_PORT", Integer.toString(server.getSmtp().getPort()));
  }

  /** The n-th mail to an address, from 1. */
  Mail mail(String address, int number) {
    await()
        .atMost(PATIENCE)
        .until(() -> server.getReceivedMessagesForDomain(address).length >= number);
    return new Mail(server.getReceivedMessagesForDomain(address)[number - 1]);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One that has arrived. */
  record Mail(Part message) {

    String text() {
      try {
        return (String) parts(message, "text/plain").getFirst().getContent();
      } catch (IOException | MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** What a calendar program is to do with it. */
    ICalendar invitation() {
      var found = parts(message, "text/calendar");
      try (var in = found.getFirst().getInputStream()) {
        return Biweekly.parse(in).first();
      } catch (IOException | MessagingException e) {
        throw new AssertionError(e);
      }
    }

    private static List<Part> parts(Part within, String type) {
      var found = new ArrayList<Part>();
      try {
        if (within.isMimeType("multipart/*")) {
          var parts = (Multipart) within.getContent();
          for (int i = 0; i < parts.getCount(); i++) {
            found.addAll(parts(parts.getBodyPart(i), type));
          }
        } else if (within.isMimeType(type)) {
          found.add(within);
        }
      } catch (IOException | MessagingException e) {
        throw new AssertionError(e);
      }
      return found;
    }
  }
}
