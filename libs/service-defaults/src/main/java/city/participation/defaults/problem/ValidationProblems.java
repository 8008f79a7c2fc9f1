package city.participation.defaults.problem;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Where Bean Validation is present: each violation with its place and limit. */
final class ValidationProblems implements ProblemTranslation {

  @Override
  public @Nullable Problem translate(Throwable thrown) {
    if (thrown instanceof BindingResult result) {
      Problem problem = Problem.invalid();
      result.getAllErrors().forEach(error -> add(problem, error));
      return problem;
    }
    if (thrown instanceof HandlerMethodValidationException e && !e.isForReturnValue()) {
      return ofMethod(e);
    }
    return null;
  }

  private static Problem ofMethod(MethodValidationResult result) {
    Problem problem = Problem.invalid();
    for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
      if (parameter instanceof ParameterErrors errors) {
        errors.getAllErrors().forEach(error -> add(problem, error));
        continue;
      }
      boolean body = parameter.getMethodParameter().hasParameterAnnotation(RequestBody.class);
      String name = nameOf(parameter.getMethodParameter());
      for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
        ConstraintViolation<?> violation = parameter.unwrap(error, ConstraintViolation.class);
        Reason reason = Reason.of(violation);
        if (body) {
          problem.withField("", reason.code(), reason.arguments().toArray());
        } else {
          problem.withParameter(name, reason.code(), reason.arguments().toArray());
        }
      }
    }
    return problem;
  }

  private static String nameOf(MethodParameter parameter) {
    RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
    return declared == null || declared.name().isEmpty()
        ? String.valueOf(parameter.getParameterName())
        : declared.name();
  }

  private static void add(Problem problem, ObjectError error) {
    String path = error instanceof FieldError field ? field.getField() : "";
    Reason reason =
        error.contains(ConstraintViolation.class)
            ? Reason.of(error.unwrap(ConstraintViolation.class))
            : new Reason("invalid-value", List.of());
    problem.withField(pointer(path), reason.code(), reason.arguments().toArray());
  }

  /** {@code place.coordinates[0]} becomes {@code /place/coordinates/0}. */
  private static String pointer(String path) {
    return path.isEmpty() ? "" : "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
  }

  private record Reason(String code, List<Object> arguments) {

    static Reason of(ConstraintViolation<?> violation) {
      Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
      String constraint =
          violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
      return switch (constraint) {
        case "NotNull", "NotBlank", "NotEmpty" -> new Reason("missing", List.of());
        case "Size" ->
            ofSize(
                violation.getInvalidValue(), number(attributes, "min"), number(attributes, "max"));
        case "Min", "DecimalMin" -> new Reason("too-small", List.of(limit(attributes)));
        case "Max", "DecimalMax" -> new Reason("too-large", List.of(limit(attributes)));
        case "Pattern", "Email" ->
            new Reason("wrong-format", List.of(constraint.toLowerCase(Locale.ROOT)));
        default -> new Reason("invalid-value", List.of());
      };
    }

    private static int number(Map<String, Object> attributes, String name) {
      return attributes.get(name) instanceof Integer number ? number : 0;
    }

    private static Object limit(Map<String, Object> attributes) {
      return String.valueOf(attributes.get("value"));
    }

    private static Reason ofSize(@Nullable Object value, int min, int max) {
      int size =
          switch (value) {
            case null -> 0;
            case CharSequence text -> text.length();
            case Collection<?> items -> items.size();
            case Map<?, ?> entries -> entries.size();
            default -> Array.getLength(value);
          };
      boolean text = value instanceof CharSequence;
      return size > max
          ? new Reason(text ? "too-long" : "too-many", List.of(max))
          : new Reason(text ? "too-short" : "too-few", List.of(min));
    }
  }
}
