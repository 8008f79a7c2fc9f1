package city.participation.notifications.idea.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.idea.IdeaFact;

record IdeaWithdrawnV1(String author, String by) {

  IdeaFact fact() {
    return new IdeaFact.IdeaWithdrawn(
        required(author, "author"), required(by, "by").equals("moderator"));
  }
}
