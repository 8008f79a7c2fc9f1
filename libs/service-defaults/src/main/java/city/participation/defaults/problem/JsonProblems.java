package city.participation.defaults.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body could not be read, and where: never Jackson's own words, which name our classes. */
final class JsonProblems {

  private static final int LONGEST_NAME = 64;

  private static final Pattern LIMIT =
      Pattern.compile("\\((\\d+), from `StreamReadConstraints\\.getMax(\\w+)\\(\\)`");

  private static final Set<String> SCALARS = Set.of("string", "number", "boolean");

  private JsonProblems() {}

  static Problem of(JacksonException thrown) {
    return switch (thrown) {
      case StreamConstraintsException e -> limits(e);
      case InputCoercionException e -> Problem.invalid().withField(pointer(e), "invalid-value");
      case StreamReadException e -> malformed(e);
      case PropertyBindingException e ->
          Problem.invalid().withField(pointer(e), "unknown-property");
      case InvalidFormatException e -> invalidFormat(e);
      case ValueInstantiationException e ->
          Problem.invalid().withField(pointer(e), "invalid-value");
      case MismatchedInputException e when isBehindTheEnd(e) -> malformed(e);
      case MismatchedInputException e ->
          e.getTargetType() == null
              ? Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", 0, 0)
              : Problem.invalid().withField(pointer(e), "wrong-type", expected(e.getTargetType()));
      default ->
          thrown.getPath().isEmpty()
              ? malformed(thrown)
              : Problem.invalid().withField(pointer(thrown), "invalid-value");
    };
  }

  private static Problem malformed(JacksonException thrown) {
    var at = thrown.getLocation();
    int line = at == null ? 0 : at.getLineNr();
    int column = at == null ? 0 : at.getColumnNr();
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", line, column);
  }

  private static boolean isBehindTheEnd(MismatchedInputException thrown) {
    return thrown.getPath().isEmpty()
        && String.valueOf(thrown.getOriginalMessage()).startsWith("Trailing token");
  }

  /** Which limit it was is said in the message only. */
  private static Problem limits(StreamConstraintsException thrown) {
    Problem problem = Problem.of(HttpStatus.BAD_REQUEST, "json-limits");
    Matcher limit = LIMIT.matcher(String.valueOf(thrown.getOriginalMessage()));
    if (!limit.find()) {
      return problem;
    }
    long most = Long.parseLong(limit.group(1));
    String place = pointer(thrown);
    return switch (limit.group(2)) {
      case "NestingDepth" -> problem.withField(place, "too-deep", most);
      case "StringLength" -> problem.withField(place, "too-long", most);
      case "NumberLength" -> problem.withField(place, "too-many-digits", most);
      case "NameLength" -> problem.withField(place, "too-long-a-name", most);
      case "TokenCount" -> problem.withField(place, "too-many-values", most);
      default -> problem;
    };
  }

  private static Problem invalidFormat(InvalidFormatException thrown) {
    Class<?> target = thrown.getTargetType();
    Object[] constants = target == null ? null : target.getEnumConstants();
    if (constants != null) {
      String allowed =
          Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
      return Problem.invalid().withField(pointer(thrown), "not-one-of", allowed);
    }
    String expected = expected(target);
    boolean textual = thrown.getValue() instanceof String && !SCALARS.contains(expected);
    return Problem.invalid()
        .withField(pointer(thrown), textual ? "wrong-format" : "wrong-type", expected);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "value";
    }
    Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
    if (boxed == String.class || boxed.isEnum() || boxed == Character.class) {
      return "string";
    }
    if (boxed == Boolean.class) {
      return "boolean";
    }
    if (Number.class.isAssignableFrom(boxed)) {
      return "number";
    }
    if (Temporal.class.isAssignableFrom(boxed)) {
      return "date-time";
    }
    if (boxed == UUID.class) {
      return "uuid";
    }
    if (boxed.isArray() || Collection.class.isAssignableFrom(boxed)) {
      return "array";
    }
    return Map.class.isAssignableFrom(boxed) || boxed.isRecord() ? "object" : "value";
  }

  private static String pointer(JacksonException thrown) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : thrown.getPath()) {
      String name = step.getPropertyName();
      pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : escaped(name));
    }
    return pointer.toString();
  }

  private static String escaped(String name) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return shown.replace("~", "~0").replace("/", "~1");
  }
}
