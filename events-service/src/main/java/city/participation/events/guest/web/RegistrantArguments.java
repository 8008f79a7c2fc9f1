package city.participation.events.guest.web;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.defaults.servlet.Callers;
import city.participation.events.People;
import city.participation.events.guest.AdmitGuest;
import city.participation.events.guest.PassReading;
import city.participation.events.guest.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the person behind a token or behind a pass, and nobody behind both. */
final class RegistrantArguments implements HandlerMethodArgumentResolver {

  /** Where a new pass is asked for, by mail. */
  private static final String RENEWAL = "/api/notifications/guest-links";

  private final AdmitGuest admitGuest;

  RegistrantArguments(AdmitGuest admitGuest) {
    this.admitGuest = admitGuest;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Registrant.class;
  }

  @Override
  public Registrant resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Caller caller = Callers.of(SecurityContextHolder.getContext().getAuthentication());
    String[] sent = request.getHeaderValues(Registrant.PASS_HEADER);
    if (sent == null || sent.length == 0) {
      if (caller == null) {
        throw new AuthenticationCredentialsNotFoundException("This needs a caller or a pass");
      }
      return new Registrant(People.person(caller, null));
    }
    if (caller != null || sent.length > 1) {
      throw Problem.invalid().withParameter(Registrant.PASS_HEADER, "not-alone");
    }
    return switch (admitGuest.by(sent[0])) {
      case PassReading.Valid(Registrant registrant) -> registrant;
      case PassReading.Expired() -> throw unauthenticated("guest-pass-expired");
      case PassReading.Unknown() -> throw unauthenticated("guest-pass-unknown");
    };
  }

  private static Problem unauthenticated(String code) {
    return Problem.of(HttpStatus.UNAUTHORIZED, code)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .withProperty("renewal", RENEWAL);
  }
}
