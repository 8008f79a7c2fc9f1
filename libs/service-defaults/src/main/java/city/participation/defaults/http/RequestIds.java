package city.participation.defaults.http;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids under which one request is found in answers, logs and messages.
 *
 * @param request of this request alone
 * @param correlation of everything that one action of a person set off
 */
public record RequestIds(String request, String correlation) {

  public static final String REQUEST_HEADER = "X-Request-Id";
  public static final String CORRELATION_HEADER = "X-Correlation-Id";
  public static final String REQUEST_KEY = "requestId";
  public static final String CORRELATION_KEY = "correlationId";

  /** Request attribute that holds the ids, once a request passed the outermost filter. */
  public static final String ATTRIBUTE = RequestIds.class.getName();

  /** What arrives ends in logs and headers: anything else than this could forge lines there. */
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** Takes over what arrives when it is harmless, else makes new ids. */
  public static RequestIds of(@Nullable String requestHeader, @Nullable String correlationHeader) {
    String request = acceptedOr(requestHeader, () -> UUID.randomUUID().toString());
    return new RequestIds(request, acceptedOr(correlationHeader, () -> request));
  }

  private static String acceptedOr(@Nullable String header, Supplier<String> other) {
    return header != null && ACCEPTED.matcher(header).matches() ? header : other.get();
  }
}
