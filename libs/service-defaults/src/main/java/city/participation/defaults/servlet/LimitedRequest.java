package city.participation.defaults.servlet;

import city.participation.defaults.problem.Problem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request whose body stops at a size and at a time, whatever its headers promise. */
final class LimitedRequest extends HttpServletRequestWrapper {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Present when the client fell silent: Tomcat has refused the request then, as it sees fit. */
  static final String SILENT = LimitedRequest.class.getName() + ".silent";

  /** When somebody first waited for the body. */
  static final String BEGAN = LimitedRequest.class.getName() + ".began";

  private final long limit;
  private final Duration patience;
  private byte @Nullable [] kept;
  private @Nullable ServletInputStream body;

  LimitedRequest(HttpServletRequest request, long limit, Duration patience) {
    super(request);
    this.limit = limit;
    this.patience = patience;
  }

  static Problem tooLarge(long limit) {
    return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", limit)
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  private static Problem tooSlow() {
    return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout")
        .withHeader(HttpHeaders.CONNECTION, "close");
  }

  /**
   * One for all reading of a body, by whoever reads it. What was done before, such as asking for
   * the issuer's keys, takes nothing of the client's time.
   */
  static long deadline(ServletRequest request, Duration patience) {
    if (!(request.getAttribute(BEGAN) instanceof Long)) {
      request.setAttribute(BEGAN, System.nanoTime());
    }
    return (long) request.getAttribute(BEGAN) + patience.toNanos();
  }

  /**
   * The whole body, which can still be read as a stream afterwards; for requests with an
   * idempotency key.
   */
  byte[] bytes() throws IOException {
    if (kept == null) {
      kept = new Limited(getRequest().getInputStream()).readAllBytes();
    }
    return kept;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body =
          new Limited(
              getHeader(IDEMPOTENCY_KEY) == null
                  ? getRequest().getInputStream()
                  : new ByteArrayInputStream(bytes()));
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private final class Limited extends ServletInputStream {

    private final InputStream source;
    private long read;
    private boolean finished;

    Limited(InputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      long deadline = deadline(getRequest(), patience);
      try {
        int count = source.read(target, offset, length);
        count(count);
        // What has arrived whole is not late, however late it is read again.
        if (count > 0 && kept == null && System.nanoTime() - deadline > 0) {
          throw tooSlow();
        }
        return count;
      } catch (IOException broken) {
        // Tomcat wraps what the socket threw.
        if (broken instanceof SocketTimeoutException
            || broken.getCause() instanceof SocketTimeoutException) {
          setAttribute(SILENT, true);
          throw tooSlow();
        }
        throw broken;
      }
    }

    private void count(int count) {
      if (count < 0) {
        finished = true;
        return;
      }
      read += count;
      if (read > limit) {
        throw tooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("Bodies are read blocking, on virtual threads");
    }
  }
}
