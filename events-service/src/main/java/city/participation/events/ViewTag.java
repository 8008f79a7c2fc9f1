package city.participation.events;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import org.springframework.http.HttpHeaders;

/**
 * The entity tag of what looks different to whoever asks: its version, and behind a hyphen a hash
 * of the answer, which also depends on the time. A change needs the version only.
 */
public final class ViewTag {

  private ViewTag() {}

  public static EntityTag of(long version, Record answer) {
    return EntityTag.of(version, answer.toString());
  }

  public static long version(EntityTag seen) {
    String version = seen.opaque().split("-", 2)[0];
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException notOurs) {
      throw Problem.invalid().withParameter(HttpHeaders.IF_MATCH, "malformed-entity-tag");
    }
  }
}
