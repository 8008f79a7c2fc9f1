package city.participation.partners.engagement.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import org.springframework.http.HttpHeaders;

/**
 * An engagement's entity tag: its version, and behind a hyphen a hash of the answer, which also
 * depends on who asks and on how the partner stands. A change needs the version only.
 */
final class EngagementTag {

  private EngagementTag() {}

  static EntityTag of(long version, Record answer) {
    return EntityTag.of(version, answer.toString());
  }

  static long version(EntityTag seen) {
    String version = seen.opaque().split("-", 2)[0];
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException notOurs) {
      throw Problem.invalid().withParameter(HttpHeaders.IF_MATCH, "malformed-entity-tag");
    }
  }
}
