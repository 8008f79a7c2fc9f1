package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An open stream, read line by line. */
final class StreamLines implements AutoCloseable {

  private final HttpResponse<Stream<String>> response;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private String openedAfter = "";

  private StreamLines(HttpResponse<Stream<String>> response) {
    this.response = response;
    Thread.ofVirtual()
        .start(() -> {
          try {
            response.body().forEach(lines::add);
          } catch (UncheckedIOException cutOff) {
            lines.add("cut off");
          } finally {
            ended.countDown();
          }
        });
  }

  static StreamLines open(Api api, String... headers) throws InterruptedException {
    StreamLines stream = new StreamLines(api.stream(headers));
    assertThat(stream.status()).isEqualTo(200);
    stream.openedAfter = stream.next("id:").substring(3);
    assertThat(stream.next(":")).isEqualTo(":open");
    return stream;
  }

  /** The id of the opening frame. */
  String openedAfter() {
    return openedAfter;
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next line that starts so. */
  String next(String start) throws InterruptedException {
    return next(start, Duration.ofSeconds(10));
  }

  String next(String start, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    List<String> passed = new ArrayList<>();
    while (true) {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("No line '" + start + "' but " + passed);
      }
      if (line.startsWith(start)) {
        return line;
      }
      passed.add(line);
    }
  }

  boolean endsIn(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    response.body().close();
  }
}
