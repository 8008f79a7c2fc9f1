package city.participation.defaults.servlet;

import city.participation.defaults.security.Caller;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Whom a token speaks of; for arguments of controllers that only one service has. */
public final class Callers {

  private static final String PREFIX = "ROLE_";

  private Callers() {}

  /** Null without a token. */
  public static @Nullable Caller of(@Nullable Authentication authentication) {
    if (!(authentication instanceof JwtAuthenticationToken token)) {
      return null;
    }
    return new Caller(
        token.getName(),
        token.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(name -> name != null && name.startsWith(PREFIX))
            .map(name -> String.valueOf(name).substring(PREFIX.length()))
            .collect(Collectors.toUnmodifiableSet()),
        // Whatever else a sign-in may put there says nothing that could be shown.
        token.getToken().getClaims().get("office") instanceof String office ? office : null);
  }
}
