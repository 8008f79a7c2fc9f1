package city.participation.defaults.security;

import java.util.Set;

/**
 * Who asks, as a controller argument; {@code @Nullable} where the public may ask too.
 *
 * @param id the token's {@code sub}, opaque
 * @param roles as in the token, for example {@code moderator}
 */
public record Caller(String id, Set<String> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean is(String role) {
    return roles.contains(role);
  }
}
