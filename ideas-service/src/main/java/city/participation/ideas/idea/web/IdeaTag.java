package city.participation.ideas.idea.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.ideas.idea.IdeaView;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * An idea's entity tag: its version, and behind a hyphen what else the answer shows. A change needs
 * the version only, so a support or an endorsement in between disturbs nobody's edit.
 */
final class IdeaTag {

  private IdeaTag() {}

  /** A cache may keep what author, moderator and public see under the same address. */
  static EntityTag of(IdeaView idea) {
    String sees = idea.own() ? "o" : idea.full() ? "m" : "p";
    Boolean supported = idea.supported();
    String supports = supported == null ? "" : supported ? "s" : "n";
    return new EntityTag(
        idea.version()
            + "-"
            + idea.supportCount()
            + sees
            + supports
            + endorsements(idea)
            + stages(idea));
  }

  /** In a programme: how much its stages allow now, and until when; the version says neither. */
  private static String stages(IdeaView idea) {
    if (idea.programme() == null) {
      return "";
    }
    Instant deadline = idea.participation().deadline();
    String until = deadline == null ? "" : "." + deadline.toEpochMilli();
    return "-" + idea.allowed().size() + until;
  }

  private static String endorsements(IdeaView idea) {
    return idea.endorsements().total() == 0
        ? ""
        : idea.endorsements().bySector().values().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(".", "-", ""));
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
