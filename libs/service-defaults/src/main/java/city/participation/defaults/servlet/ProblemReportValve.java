package city.participation.defaults.servlet;

import city.participation.defaults.http.RequestIds;
import city.participation.defaults.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter runs (bad request line, too large headers) is a problem
 * too.
 */
final class ProblemReportValve extends ErrorReportValve {

  private final ServletAnswers answers;

  ProblemReportValve(ServletAnswers answers) {
    this.answers = answers;
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
      answers.write(request, response, Problem.ofStatus(response.getStatus()));
    } catch (IOException clientLeft) {
      throw new UncheckedIOException(clientLeft);
    }
  }
}
