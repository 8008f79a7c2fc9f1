package city.participation.events.registration;

import city.participation.events.seat.Question;
import city.participation.events.seat.SeatPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what was asked is answered. */
final class Answers {

  private Answers() {}

  static Optional<Refusal> flaw(SeatPlan plan, List<Answer> answers) {
    Set<String> answered = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Optional<Question> question =
          plan.questions().stream().filter(it -> it.id().equals(answer.question())).findFirst();
      if (question.isEmpty()) {
        return Optional.of(new Refusal.UnknownQuestion(i));
      }
      if (!answered.add(answer.question())) {
        return Optional.of(new Refusal.AnsweredTwice(i));
      }
      if (!question.get().accepts(answer.value())) {
        return Optional.of(new Refusal.WrongAnswer(i));
      }
    }
    return plan.questions().stream()
        .filter(it -> it.required() && !answered.contains(it.id()))
        .findFirst()
        .map(it -> new Refusal.AnswerMissing(it.id()));
  }
}
