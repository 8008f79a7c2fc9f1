package city.participation.defaults.servlet;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not declare: a misspelt filter would otherwise
 * answer with everything, and {@code a[$gt]=} would be ignored in silence.
 */
final class KnownParameters implements HandlerInterceptor {

  private static final int LONGEST_NAME = 64;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() == null || !(handler instanceof HandlerMethod method)) {
      return true;
    }
    Set<String> declared = known.computeIfAbsent(method.getMethod(), ignored -> declaredBy(method));
    List<String> unknown =
        request.getParameterMap().keySet().stream()
            .filter(name -> !declared.contains(name))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      Problem problem = Problem.invalid();
      unknown.forEach(name -> problem.withParameter(shortened(name), "unknown-parameter"));
      throw problem;
    }
    return true;
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }

  private static Set<String> declaredBy(HandlerMethod method) {
    Set<String> names = new HashSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      if (parameter.getParameterType() == Cursor.class) {
        names.add("cursor");
      } else if (parameter.getParameterType() == PageLimit.class) {
        names.add("limit");
      } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
        RecordComponent[] components = parameter.getParameterType().getRecordComponents();
        Arrays.stream(components == null ? new RecordComponent[0] : components)
            .map(RecordComponent::getName)
            .forEach(names::add);
      } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
        RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        String name = declared == null ? "" : declared.name();
        names.add(name.isEmpty() ? nameInCode(method, parameter) : name);
      }
    }
    return names;
  }

  private static String nameInCode(HandlerMethod method, MethodParameter parameter) {
    return method.getMethod().getParameters()[parameter.getParameterIndex()].getName();
  }
}
