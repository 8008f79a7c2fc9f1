package city.participation.defaults.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as a controller argument; {@code @Nullable} where the public may ask too.
 *
 * @param id the token's {@code sub}, opaque
 * @param roles as in the token, for example {@code moderator}
 * @param office where somebody of the city works, the token's {@code office}, as it is written
 *     there; null if the sign-in says none
 */
public record Caller(String id, Set<String> roles, @Nullable String office) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean is(String role) {
    return roles.contains(role);
  }
}
