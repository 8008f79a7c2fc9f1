package city.participation.defaults.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LimitedRequestTests {

  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/things");
  private final LimitedRequest limited = new LimitedRequest(request, 1000, Duration.ofSeconds(30));

  LimitedRequestTests() {
    request.setContent("{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countsTheTimeFromTheFirstReadOn() throws IOException {
    // What is done before it, such as asking for the issuer's keys, is no fault of the client's.
    request.setAttribute(EdgeFilter.class.getName() + ".started", aMinuteAgo());

    assertThat(limited.getInputStream().readAllBytes()).hasSize(2);
  }

  @Test
  void findsNothingLateThatHasArrivedWhole() throws IOException {
    request.addHeader(LimitedRequest.IDEMPOTENCY_KEY, "key-00000001");
    assertThat(limited.bytes()).hasSize(2);
    request.setAttribute(LimitedRequest.BEGAN, aMinuteAgo());

    assertThat(limited.getInputStream().readAllBytes()).hasSize(2);
  }

  private static long aMinuteAgo() {
    return System.nanoTime() - Duration.ofMinutes(1).toNanos();
  }
}
