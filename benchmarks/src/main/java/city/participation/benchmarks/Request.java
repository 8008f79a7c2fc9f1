package city.participation.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request as the bytes that go over the wire. */
final class Request {

  private final byte[] bytes;

  private Request(byte[] bytes) {
    this.bytes = bytes;
  }

  static Request get(String path) {
    return of("GET", path, "", "", "");
  }

  static Request json(String method, String path, String headers, String body) {
    return of(method, path, headers, "application/json", body);
  }

  /**
   * A request with a body or without.
   *
   * @param headers lines, each ended by CR LF
   * @param type of the body
   */
  static Request of(String method, String path, String headers, String type, String body) {
    var content = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\n").append(headers);
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    if (content.length > 0) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    head.append("\r\n");
    var start = head.toString().getBytes(StandardCharsets.US_ASCII);
    var all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return new Request(all);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
