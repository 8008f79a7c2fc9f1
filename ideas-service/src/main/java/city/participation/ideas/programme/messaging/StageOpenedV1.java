package city.participation.ideas.programme.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.programme.ProgrammeFact;
import java.time.Instant;
import java.util.List;

record StageOpenedV1(String stageId, List<String> allowedActions, Instant closesAt) {

  ProgrammeFact fact() {
    return new ProgrammeFact.StageOpened(
        required(stageId, "stageId"),
        AllowedActions.of(allowedActions),
        required(closesAt, "closesAt"));
  }
}
