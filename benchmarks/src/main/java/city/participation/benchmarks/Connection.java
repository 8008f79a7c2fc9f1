package city.participation.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One kept-alive HTTP/1.1 connection: cheap, so that the load generator takes little of the
 * machine.
 */
final class Connection implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final int DEADLINE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(DEADLINE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 32_768);
  }

  /**
   * What came back.
   *
   * @param headers by name in lower case
   */
  record Answer(int status, Map<String, String> headers, String text) {

    /** Of what the answer is about. */
    String id() throws IOException {
      var id = ID.matcher(text);
      if (!id.find()) {
        throw new IOException("no id in " + text);
      }
      return id.group(1);
    }

    /** A refusal that says when to come back is no error. */
    boolean isPoliteRefusal() {
      return (status == 429 || status == 503) && headers.containsKey("retry-after");
    }
  }

  Answer exchange(Request request) throws IOException {
    request.writeTo(socket.getOutputStream());
    return readAnswer();
  }

  /** A full outbox asks for patience; everything else that is not good ends the run. */
  Answer exchangePatiently(Request request) throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      var answer = exchange(request);
      if (answer.status() / 100 == 2) {
        return answer;
      }
      if (!answer.isPoliteRefusal()) {
        throw new IOException(answer.status() + " " + answer.text());
      }
      sleep(Duration.ofSeconds(Long.parseLong(answer.headers().getOrDefault("retry-after", "1"))));
    }
    throw new IOException("refused for too long");
  }

  /** Sends a request whose answer is read line by line. */
  InputStream stream(Request request) throws IOException {
    socket.setSoTimeout(0);
    request.writeTo(socket.getOutputStream());
    return in;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Answer readAnswer() throws IOException {
    var statusLine = readLine();
    int status = Integer.parseInt(statusLine.substring(9, 12));
    var headers = new HashMap<String, String>();
    for (var line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(
        status, headers, new String(readBody(status, headers), StandardCharsets.UTF_8));
  }

  private byte[] readBody(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return readChunks();
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return readExactly(length);
  }

  private byte[] readChunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(readExactly(size));
      readLine();
    }
    readLine();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    var line = readLine();
    int extension = line.indexOf(';');
    return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
  }

  private byte[] readExactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection was closed in the midst of an answer");
    }
    return bytes;
  }

  private String readLine() throws IOException {
    var line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed before an answer");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static void sleep(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
