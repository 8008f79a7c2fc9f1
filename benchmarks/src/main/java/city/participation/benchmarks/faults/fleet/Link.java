package city.participation.benchmarks.faults.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A port on loopback that hands connections on to one of its targets in turn, and that can be cut,
 * be slow, or swallow what it is given.
 */
public final class Link implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2000;

  /** Where connections lead. */
  public interface Target {
    int port();

    /** Whether it shall get new ones. */
    default boolean open() {
      return true;
    }
  }

  private final ServerSocket listener;
  private final List<? extends Target> targets;
  private final Supplier<Tap> taps;
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile long delayMillis;
  private volatile CountDownLatch held = new CountDownLatch(0);

  Link(List<? extends Target> targets, Supplier<Tap> taps) {
    this.targets = List.copyOf(targets);
    this.taps = taps;
    try {
      listener = new ServerSocket(0, 512, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().name("link-" + port()).daemon().start(this::accept);
  }

  public static Link to(Target target) {
    return new Link(List.of(target), () -> Tap.DEAF);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Breaks all connections, and every new one, until it is mended. */
  public void cut() {
    cut = true;
    held.countDown();
    sockets.forEach(Link::close);
  }

  /** Delays each answer, or part of one. */
  public void slow(Duration delay) {
    delayMillis = delay.toMillis();
  }

  /** Takes what it is given and hands nothing on, without a word. */
  public void hold() {
    held = new CountDownLatch(1);
  }

  public void mend() {
    cut = false;
    delayMillis = 0;
    held.countDown();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    var server = cut ? null : connect();
    if (server == null) {
      close(client);
    } else {
      join(client, server);
    }
  }

  private void join(Socket client, Socket server) {
    if (cut) {
      close(client);
      close(server);
      return;
    }
    var tap = taps.get();
    var asking = Thread.ofVirtual().unstarted(() -> pump(client, server, tap::asked, false));
    asking.start();
    pump(server, client, tap::answered, true);
    tap.ended();
  }

  private @Nullable Socket connect() {
    int first = next.getAndIncrement();
    for (int i = 0; i < targets.size(); i++) {
      var target = targets.get(Math.floorMod(first + i, targets.size()));
      if (!target.open()) {
        continue;
      }
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), target.port()),
            CONNECT_MILLIS);
        sockets.add(socket);
        return socket;
      } catch (IOException e) {
        // The next target is asked, as a balancer does.
        close(socket);
      }
    }
    return null;
  }

  private interface Listener {
    void hear(byte[] bytes, int length);
  }

  private void pump(Socket from, Socket to, Listener listener, boolean delayed) {
    var buffer = new byte[16_384];
    try (from;
        to) {
      to.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        held.await();
        if (delayed) {
          pause(to);
        }
        if (cut) {
          return;
        }
        listener.hear(buffer, length);
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // Either end has closed: both see it, because both are closed now.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /** Less, if the connection is broken meanwhile. */
  private void pause(Socket to) throws InterruptedException {
    long end = System.nanoTime() + delayMillis * 1_000_000;
    while (!to.isClosed() && delayMillis > 0 && System.nanoTime() < end) {
      Thread.sleep(Math.clamp(delayMillis, 1, 50));
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
