package city.participation.defaults;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Every answer that is an error is a problem, so nothing dispatches to an error page. As a filter,
 * because a service's own list of exclusions replaces ours.
 */
final class NoErrorPages implements AutoConfigurationImportFilter {

  private static final Set<String> UNUSED =
      Set.of(
          "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
          "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration");

  @Override
  public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
    boolean[] used = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      used[i] = candidates[i] == null || !UNUSED.contains(candidates[i]);
    }
    return used;
  }
}
