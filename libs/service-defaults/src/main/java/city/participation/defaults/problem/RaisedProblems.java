package city.participation.defaults.problem;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** What Spring itself raises at both kinds of edge. */
final class RaisedProblems {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(400, "invalid-request"),
          Map.entry(401, "unauthenticated"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "no-such-path"),
          Map.entry(405, "method-not-allowed"),
          Map.entry(406, "not-acceptable"),
          Map.entry(408, "request-timeout"),
          Map.entry(412, "stale"),
          Map.entry(413, "content-too-large"),
          Map.entry(414, "uri-too-long"),
          Map.entry(415, "unsupported-media-type"),
          Map.entry(428, "precondition-required"),
          Map.entry(429, "too-many-requests"),
          Map.entry(431, "headers-too-large"),
          Map.entry(503, "unavailable"));

  private RaisedProblems() {}

  /**
   * The cause, where the outer exception only carries it; an exception of ours is never looked
   * through.
   */
  static @Nullable Throwable wrappedBy(Throwable thrown) {
    return switch (thrown) {
      case HttpMessageNotReadableException e -> e.getCause();
      case ServerWebInputException e -> e.getCause();
      case DecodingException e -> e.getCause();
      case CompletionException e -> e.getCause();
      case ExecutionException e -> e.getCause();
      case UndeclaredThrowableException e -> e.getCause();
      case JacksonException e -> e.getCause();
      default -> null;
    };
  }

  static Problem of(Throwable thrown) {
    boolean readingTheRequest = false;
    ErrorResponse answer = null;
    for (Throwable each = thrown; each != null; each = wrappedBy(each)) {
      readingTheRequest |=
          each instanceof HttpMessageNotReadableException
              || each instanceof DecodingException
              || each instanceof ServerWebInputException;
      if (readingTheRequest && each instanceof JacksonException json) {
        return JsonProblems.of(json);
      }
      if (answer == null && each instanceof ErrorResponse response) {
        answer = response;
      }
    }
    return switch (thrown) {
      case AuthenticationServiceException e -> Problem.unavailable(RETRY_AFTER);
      case InvalidBearerTokenException e -> unauthenticated("Bearer error=\"invalid_token\"");
      case AuthenticationException e -> unauthenticated("Bearer");
      case AccessDeniedException e -> Problem.of(HttpStatus.FORBIDDEN, "forbidden");
      case HttpMessageNotReadableException e -> Problem.of(HttpStatus.BAD_REQUEST, "missing-body");
      default ->
          answer == null
              ? ofStatus(HttpStatus.INTERNAL_SERVER_ERROR.value())
              : ofStatus(answer.getStatusCode().value(), answer.getHeaders());
    };
  }

  static Problem ofStatus(int status) {
    return ofStatus(status, HttpHeaders.EMPTY);
  }

  private static Problem ofStatus(int status, HttpHeaders headers) {
    HttpStatus known = HttpStatus.resolve(status);
    if (known == null || (known.is5xxServerError() && !CODES.containsKey(status))) {
      return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
    }
    Problem problem = Problem.of(known, CODES.getOrDefault(status, "invalid-request"));
    headers.forEach((name, values) -> values.forEach(value -> problem.withHeader(name, value)));
    return known == HttpStatus.SERVICE_UNAVAILABLE ? problem.withRetryAfter(RETRY_AFTER) : problem;
  }

  private static Problem unauthenticated(String challenge) {
    return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
