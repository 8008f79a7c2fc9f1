package city.participation.defaults.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An answer that is not a success, as RFC 9457 tells it. Title and detail come from the bundles
 * {@code problems/*.properties} ({@code <code>.title}, {@code <code>.detail}) in the reader's
 * language, so the texts never contain anything but the code's own words and the given arguments.
 */
public final class Problem extends RuntimeException {

  /** One place in the request that is wrong: {@code pointer} is a JSON pointer into the body. */
  public record Field(String pointer, String code, List<Object> arguments) {}

  /** A query parameter or header that is wrong. */
  public record Parameter(String name, String code, List<Object> arguments) {}

  private final HttpStatus status;
  private final String code;
  private final transient List<Object> arguments;
  private final transient List<Field> fields = new ArrayList<>();
  private final transient List<Parameter> parameters = new ArrayList<>();
  private final transient Map<String, Object> properties = new LinkedHashMap<>();
  private final transient HttpHeaders headers = new HttpHeaders();

  private Problem(HttpStatus status, String code, List<Object> arguments) {
    // A refused request is an answer, not a fault: nobody reads its stack trace, and filling it
    // costs.
    super(status.value() + " " + code, null, false, false);
    this.status = status;
    this.code = code;
    this.arguments = arguments;
  }

  public static Problem of(HttpStatus status, String code, Object... arguments) {
    return new Problem(status, code, List.of(arguments));
  }

  /** What a bare status says, for example one that a container chose. */
  public static Problem ofStatus(int status) {
    return RaisedProblems.ofStatus(status);
  }

  /** 404 that does not tell whether the thing is missing or foreign. */
  public static Problem notFound() {
    return of(HttpStatus.NOT_FOUND, "not-found");
  }

  /**
   * The request's content is wrong; say where with {@link #withField} or {@link #withParameter}.
   */
  public static Problem invalid() {
    return of(HttpStatus.BAD_REQUEST, "invalid-request");
  }

  /** The service cannot serve this now, through no fault of the request. */
  public static Problem unavailable(Duration retryAfter) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable").withRetryAfter(retryAfter);
  }

  /** {@code pointer}: a JSON pointer; {@code code}: a field code such as {@code too-long}. */
  public Problem withField(String pointer, String code, Object... arguments) {
    fields.add(new Field(pointer, code, List.of(arguments)));
    return this;
  }

  public Problem withParameter(String name, String code, Object... arguments) {
    parameters.add(new Parameter(name, code, List.of(arguments)));
    return this;
  }

  public Problem withHeader(String name, String value) {
    headers.add(name, value);
    return this;
  }

  public Problem withRetryAfter(Duration duration) {
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, duration.toSeconds())));
    return this;
  }

  /** An extension member of the answer, for example what is allowed in this state. */
  public Problem withProperty(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }

  public List<Field> fields() {
    return List.copyOf(fields);
  }

  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  public Map<String, Object> properties() {
    return Map.copyOf(properties);
  }

  public HttpHeaders headers() {
    return headers;
  }
}
