package city.participation.notifications.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks just enough SMTP to say no, or nothing at all. */
final class UnwillingMailServer implements AutoCloseable {

  enum Mood {
    /** Accepts the connection and never says a word. */
    SILENT,
    /** Takes no mail now (451). */
    BUSY,
    /** Knows no such address (550 5.1.1), or what else it is told to say of one. */
    STRICT,
    /** Takes all of a mail and does not say whether it keeps it. */
    SLOW_AFTER_DATA,
    /** Takes all of a mail and closes the connection instead of an answer. */
    CLOSED_AFTER_DATA,
    /** Takes all of a mail and refuses it for good (554). */
    PICKY,
    /** Takes mails and breaks the connection where it should say goodbye. */
    RUDE,
    /** Takes mails and never says goodbye. */
    ABSENT_MINDED
  }

  private final ServerSocket server;
  private final Mood mood;
  private final String ofAddresses;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Thread accepting = Thread.ofPlatform().daemon().unstarted(this::acceptAll);

  private UnwillingMailServer(ServerSocket server, Mood mood, String ofAddresses) {
    this.server = server;
    this.mood = mood;
    this.ofAddresses = ofAddresses;
  }

  static UnwillingMailServer start(int port, Mood mood) {
    return start(port, mood, "550 5.1.1 no such address");
  }

  static UnwillingMailServer strict(String ofAddresses) {
    return start(0, Mood.STRICT, ofAddresses);
  }

  private static UnwillingMailServer start(int port, Mood mood, String ofAddresses) {
    try {
      var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      var started = new UnwillingMailServer(socket, mood, ofAddresses);
      started.accepting.start();
      return started;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** How many mails it has got to their end, whatever it said of them. */
  int taken() {
    return taken.get();
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        if (mood != Mood.SILENT) {
          Thread.ofVirtual().start(() -> refuse(socket));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void refuse(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      answer(socket, "220 unwilling");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("MAIL") && mood == Mood.BUSY) {
          answer(socket, "451 try later");
        } else if (command.startsWith("RCPT") && mood == Mood.STRICT) {
          answer(socket, ofAddresses);
        } else if (command.equals("DATA")) {
          answer(socket, "354 go on");
          String text = in.readLine();
          while (text != null && !text.equals(".")) {
            text = in.readLine();
          }
          if (text != null) {
            taken.incrementAndGet();
          }
          if (mood == Mood.CLOSED_AFTER_DATA) {
            return;
          }
          if (mood == Mood.PICKY) {
            answer(socket, "554 no such content");
          } else if (mood == Mood.RUDE || mood == Mood.ABSENT_MINDED) {
            answer(socket, "250 taken");
          }
        } else if (command.startsWith("QUIT") && mood == Mood.RUDE) {
          // Resets the connection; closed in order it would be as good as a goodbye.
          socket.setSoLinger(true, 0);
          return;
        } else if (command.startsWith("QUIT") && mood == Mood.ABSENT_MINDED) {
          in.readLine();
        } else if (command.startsWith("QUIT")) {
          answer(socket, "221 bye");
          return;
        } else {
          answer(socket, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The client closed the connection.
    }
  }

  private static void answer(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The port is free when this returns: who still accepts would hold it. */
  @Override
  public void close() {
    try {
      server.close();
      accepting.join();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
