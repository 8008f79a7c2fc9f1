package city.participation.defaults.servlet;

import city.participation.defaults.http.Draining;
import city.participation.defaults.http.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outermost of ours: ids for logs, one log line a request, and a problem for what the filters below
 * throw.
 */
final class EdgeFilter extends OncePerRequestFilter {

  private static final Logger access = LoggerFactory.getLogger("access");
  private static final String STARTED = EdgeFilter.class.getName() + ".started";

  private final ServletAnswers answers;
  private final Draining draining;

  EdgeFilter(ServletAnswers answers, Draining draining) {
    this.answers = answers;
    this.draining = draining;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(request.getAttribute(RequestIds.ATTRIBUTE) instanceof RequestIds)) {
      request.setAttribute(
          RequestIds.ATTRIBUTE,
          RequestIds.of(
              request.getHeader(RequestIds.REQUEST_HEADER),
              request.getHeader(RequestIds.CORRELATION_HEADER)));
      request.setAttribute(STARTED, System.nanoTime());
    }
    RequestIds ids = (RequestIds) request.getAttribute(RequestIds.ATTRIBUTE);
    MDC.put(RequestIds.REQUEST_KEY, ids.request());
    MDC.put(RequestIds.CORRELATION_KEY, ids.correlation());
    response.setHeader(RequestIds.REQUEST_HEADER, ids.request());
    if (draining.isUnderWay()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException thrown) {
      if (!answers.write(request, response, thrown)) {
        throw thrown;
      }
    } finally {
      if (!isAsyncStarted(request)) {
        log(request, response);
      }
      MDC.remove(RequestIds.REQUEST_KEY);
      MDC.remove(RequestIds.CORRELATION_KEY);
    }
  }

  /** Without the query: it may hold what people search for. */
  private static void log(HttpServletRequest request, HttpServletResponse response) {
    access
        .atInfo()
        .addKeyValue("http.request.method", request.getMethod())
        .addKeyValue("url.path", request.getRequestURI())
        .addKeyValue("http.response.status_code", response.getStatus())
        .addKeyValue("event.duration", System.nanoTime() - (long) request.getAttribute(STARTED))
        .log("{} {} {}", request.getMethod(), request.getRequestURI(), response.getStatus());
  }
}
