package city.participation.defaults.servlet;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/**
 * Gives controllers what the request says in our own types; a {@code @Nullable} argument may be
 * absent.
 */
final class RequestArguments implements HandlerMethodArgumentResolver {

  private static final Set<Class<?>> KNOWN =
      Set.of(Caller.class, EntityTag.class, IdempotencyKey.class, Cursor.class, PageLimit.class);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,128}");

  /** Spring reads the annotations anew at every question, and that was a sixth of a request. */
  private final Map<MethodParameter, Boolean> optional = new ConcurrentHashMap<>();

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return KNOWN.contains(parameter.getParameterType());
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    boolean optional = this.optional.computeIfAbsent(parameter, MethodParameter::isOptional);
    Class<?> type = parameter.getParameterType();
    if (type == PageLimit.class) {
      return PageLimit.parse(request.getParameter("limit"));
    }
    if (type == Cursor.class) {
      String text = request.getParameter("cursor");
      return text == null ? null : Cursor.parse(text);
    }
    if (type == EntityTag.class) {
      String header = request.getHeader(HttpHeaders.IF_MATCH);
      return optional && header == null ? null : EntityTag.ofIfMatch(header);
    }
    Caller caller = Callers.of(SecurityContextHolder.getContext().getAuthentication());
    if (type == Caller.class) {
      if (caller == null && !optional) {
        throw new AuthenticationCredentialsNotFoundException("This needs a signed-in caller");
      }
      return caller;
    }
    return idempotencyKey(request, caller, optional);
  }

  private static @Nullable IdempotencyKey idempotencyKey(
      NativeWebRequest web, @Nullable Caller caller, boolean optional) throws IOException {
    String value = web.getHeader(LimitedRequest.IDEMPOTENCY_KEY);
    if (value == null && optional) {
      return null;
    }
    if (value == null) {
      throw Problem.invalid().withParameter(LimitedRequest.IDEMPOTENCY_KEY, "missing");
    }
    if (!KEY.matcher(value).matches()) {
      throw Problem.invalid()
          .withParameter(LimitedRequest.IDEMPOTENCY_KEY, "malformed-idempotency-key");
    }
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    LimitedRequest limited =
        request == null ? null : WebUtils.getNativeRequest(request, LimitedRequest.class);
    if (request == null || limited == null) {
      throw new IllegalStateException(
          "The body limit filter has to be in front of idempotent requests");
    }
    MessageDigest digest = sha256();
    String head =
        String.join(
            "\n",
            caller == null ? "" : caller.id(),
            request.getMethod(),
            request.getRequestURI(),
            String.valueOf(request.getQueryString()),
            "");
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    return new IdempotencyKey(value, HexFormat.of().formatHex(digest.digest(limited.bytes())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
