package city.participation.defaults.servlet;

import city.participation.defaults.http.RequestIds;
import city.participation.defaults.problem.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter runs (bad request line, too large headers) is a problem
 * too.
 */
final class ProblemReportValve extends ErrorReportValve {

  private static final int LARGEST_REST = 2 * 1024 * 1024;

  private final ServletAnswers answers;
  private final Duration patience;

  ProblemReportValve(ServletAnswers answers, Duration patience) {
    this.answers = answers;
    this.patience = patience;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    super.invoke(request, response);
    if (!request.isAsync() && !isReadWhole(request)) {
      drain(request, response);
    }
  }

  /**
   * Tomcat would read what a refused body still sends for as long as a byte arrives now and then.
   * Reading it at all lets an honest client see its answer before the connection ends.
   */
  private void drain(Request request, Response response) {
    long deadline = LimitedRequest.deadline(request, patience);
    Dropped dropped = new Dropped();
    try {
      response.flushBuffer();
      // Below the stream, which whoever refused the body may have closed.
      for (int all = 0; !isReadWhole(request); ) {
        if (all > LARGEST_REST || System.nanoTime() - deadline > 0) {
          throw new CloseNowException("The rest of a refused body is too large or too slow");
        }
        int count = request.getCoyoteRequest().doRead(dropped);
        if (count < 0) {
          return;
        }
        all += count;
      }
    } catch (IOException slowOrGone) {
      request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, slowOrGone);
    }
  }

  private static boolean isReadWhole(Request request) {
    AtomicBoolean whole = new AtomicBoolean();
    request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
    return whole.get();
  }

  private static final class Dropped implements ApplicationBufferHandler {

    private @Nullable ByteBuffer last;

    @Override
    public void setByteBuffer(@Nullable ByteBuffer buffer) {
      last = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
      return last;
    }

    @Override
    public void expand(int size) {
      // Tomcat lends its own buffer.
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    if (response.getHeader(RequestIds.REQUEST_HEADER) == null) {
      response.setHeader(RequestIds.REQUEST_HEADER, RequestIds.of(null, null).request());
    }
    try {
      boolean silent = request.getAttribute(LimitedRequest.SILENT) != null;
      int status = silent ? HttpServletResponse.SC_REQUEST_TIMEOUT : response.getStatus();
      answers.write(request, response, Problem.ofStatus(status));
    } catch (IOException clientLeft) {
      throw new UncheckedIOException(clientLeft);
    }
  }
}
