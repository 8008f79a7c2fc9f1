package city.participation.events.registration;

import city.participation.events.seat.Mode;
import java.util.List;

/**
 * Who wants to come, as a whole: all of them get seats or none.
 *
 * @param seats of the person and whom they bring
 */
public record Party(Mode mode, int seats, List<Answer> answers) {

  public Party {
    answers = List.copyOf(answers);
  }

  Party withoutAnswers() {
    return new Party(mode, seats, List.of());
  }
}
