package city.participation.ideas.programme.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.programme.ProgrammeFact;

record StageClosedV1(String stageId) {

  ProgrammeFact fact() {
    return new ProgrammeFact.StageClosed(required(stageId, "stageId"));
  }
}
