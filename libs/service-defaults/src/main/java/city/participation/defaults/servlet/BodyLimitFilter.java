package city.participation.defaults.servlet;

import city.participation.defaults.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large (chunked ones too, while they arrive), encoded or too slow. */
final class BodyLimitFilter extends OncePerRequestFilter {

  private final long limit;
  private final Duration patience;

  BodyLimitFilter(long limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding")
          .withHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
    if (request.getContentLengthLong() > limit) {
      throw LimitedRequest.tooLarge(limit);
    }
    chain.doFilter(new LimitedRequest(request, limit, patience), response);
  }
}
