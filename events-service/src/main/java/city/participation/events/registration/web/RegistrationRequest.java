package city.participation.events.registration.web;

import city.participation.events.Checked;
import city.participation.events.registration.Answer;
import city.participation.events.registration.Register;
import city.participation.events.seat.Mode;
import city.participation.events.seat.Question;
import city.participation.events.seat.SeatPlan;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "RegistrationRequest", description = "Who wants to come to an event.")
record RegistrationRequest(
    @Schema(description = "Needed only if the event can be attended in both.") @Nullable Mode mode,
    @Schema(
            minimum = "0",
            maximum = "3",
            defaultValue = "0",
            description = "How many the person brings; all of them get seats, or none.")
        @Nullable Integer companions,
    @ArraySchema(
            maxItems = Question.MOST,
            arraySchema = @Schema(description = "To what the event asks; see its seats."))
        @Nullable List<@Nullable AnswerBody> answers) {

  @Schema(name = "RegistrationAnswer", description = "An answer to one question of the event.")
  record AnswerBody(
      @Schema(requiredMode = RequiredMode.REQUIRED, description = "Its id.", example = "meal")
          @Nullable String question,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = 1,
              maxLength = Question.ANSWER_MAX,
              description = "A text, the id of a choice, or yes or no.",
              example = "vegan")
          @Nullable String value) {}

  Register.Form form() {
    Checked checked = new Checked();
    int brought = companions == null ? 0 : companions;
    if (brought < 0 || brought > SeatPlan.MOST_COMPANIONS) {
      checked.wrong("/companions", "out-of-range", 0, SeatPlan.MOST_COMPANIONS);
    }
    List<Answer> given = answers(checked);
    checked.complain();
    return new Register.Form(mode, brought, given);
  }

  private List<Answer> answers(Checked checked) {
    List<Answer> given = new ArrayList<>();
    if (answers == null) {
      return given;
    }
    if (answers.size() > Question.MOST) {
      checked.wrong("/answers", "too-many", Question.MOST);
      return given;
    }
    for (int i = 0; i < answers.size(); i++) {
      String pointer = "/answers/" + i;
      AnswerBody answer = answers.get(i);
      if (answer == null || answer.question() == null) {
        checked.wrong(answer == null ? pointer : pointer + "/question", "missing");
        continue;
      }
      String value = checked.paragraphs(pointer + "/value", answer.value(), 1, Question.ANSWER_MAX);
      if (value != null) {
        given.add(new Answer(answer.question().strip(), value));
      }
    }
    return given;
  }
}
