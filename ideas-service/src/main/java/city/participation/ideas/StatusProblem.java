package city.participation.ideas;

import city.participation.defaults.problem.Problem;
import city.participation.ideas.idea.Action;
import city.participation.ideas.idea.IdeaStatus;
import org.springframework.http.HttpStatus;

/** How every feature answers what an idea's status does not allow. */
public final class StatusProblem {

  private StatusProblem() {}

  public static Problem of(IdeaStatus status) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "idea-status", status.name())
        .withProperty("ideaStatus", status)
        .withProperty("allowed", status.allowed().stream().map(Action::resource).toList());
  }
}
