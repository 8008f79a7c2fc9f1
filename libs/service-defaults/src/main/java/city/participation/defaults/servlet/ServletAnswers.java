package city.participation.defaults.servlet;

import city.participation.defaults.http.RequestIds;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Writes problems to servlet responses: for exceptions of controllers, of filters and of the
 * container.
 */
final class ServletAnswers implements HandlerExceptionResolver {

  private final Problems problems;

  ServletAnswers(Problems problems) {
    this.problems = problems;
  }

  /** Leaves security's exceptions to the filter chain, which knows whether anybody signed in. */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
      return null;
    }
    try {
      return write(request, response, thrown) ? new ModelAndView() : null;
    } catch (IOException clientLeft) {
      throw new UncheckedIOException(clientLeft);
    }
  }

  /** False when it is too late: the client left, or the answer has begun. */
  boolean write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
      throws IOException {
    Throwable cause =
        thrown instanceof ServletException wrapper && wrapper.getRootCause() != null
            ? wrapper.getRootCause()
            : thrown;
    if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(cause)) {
      return false;
    }
    Problem problem = ofServlet(cause);
    write(request, response, problem == null ? problems.of(cause) : problem);
    return true;
  }

  void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Problems.Answer answer =
        problems.answer(
            problem,
            request.getHeader(HttpHeaders.ACCEPT_LANGUAGE),
            request.getRequestURI(),
            response.getHeader(RequestIds.REQUEST_HEADER));
    response.resetBuffer();
    response.setStatus(answer.status().value());
    answer
        .headers()
        .forEach((name, values) ->
            values.forEach(value -> {
              if (name.equals(HttpHeaders.VARY)) {
                response.addHeader(name, value);
              } else {
                response.setHeader(name, value);
              }
            }));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static @Nullable Problem ofServlet(Throwable thrown) {
    return switch (thrown) {
      case MissingServletRequestParameterException e ->
          Problem.invalid().withParameter(e.getParameterName(), "missing");
      case MissingRequestHeaderException e ->
          Problem.invalid().withParameter(e.getHeaderName(), "missing");
      case MethodArgumentTypeMismatchException e ->
          e.getParameter().hasParameterAnnotation(PathVariable.class)
              ? Problem.of(HttpStatus.NOT_FOUND, "not-found")
              : Problem.invalid().withParameter(e.getName(), "wrong-format", "value");
      case InvalidParameterException e -> Problem.of(HttpStatus.BAD_REQUEST, "malformed-query");
      default -> null;
    };
  }
}
