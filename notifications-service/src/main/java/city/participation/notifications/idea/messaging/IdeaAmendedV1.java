package city.participation.notifications.idea.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.idea.IdeaFact;
import org.jspecify.annotations.Nullable;

record IdeaAmendedV1(String author, String theme, @Nullable String district) {

  IdeaFact fact() {
    return new IdeaFact.IdeaAmended(required(author, "author"), required(theme, "theme"), district);
  }
}
