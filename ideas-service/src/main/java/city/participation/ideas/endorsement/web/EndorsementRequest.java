package city.participation.ideas.endorsement.web;

import city.participation.defaults.problem.Problem;
import city.participation.ideas.WrittenText;
import city.participation.ideas.endorsement.EndorseIdea;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "EndorsementRequest")
record EndorsementRequest(
    @Schema(
            description = "What the partner publicly says to the idea.",
            minLength = EndorseIdea.STATEMENT_MIN,
            maxLength = EndorseIdea.STATEMENT_MAX)
        @Nullable String statement) {

  static @Nullable String statementOf(@Nullable EndorsementRequest request) {
    if (request == null || request.statement() == null) {
      return null;
    }
    Problem problem = Problem.invalid();
    String statement =
        WrittenText.PARAGRAPHS.checked(
            problem,
            "/statement",
            request.statement(),
            EndorseIdea.STATEMENT_MIN,
            EndorseIdea.STATEMENT_MAX);
    if (!problem.fields().isEmpty()) {
      throw problem;
    }
    return statement;
  }
}
