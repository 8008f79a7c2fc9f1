package city.participation.notifications.idea.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.idea.IdeaFact;

record IdeaRejectedV1(String author, String reason) {

  IdeaFact fact() {
    return new IdeaFact.IdeaRejected(required(author, "author"), required(reason, "reason"));
  }
}
