package city.participation.notifications.idea.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.idea.IdeaFact;
import org.jspecify.annotations.Nullable;

record IdeaRevisedV1(String author, String title, String theme, @Nullable String district) {

  IdeaFact fact() {
    return new IdeaFact.IdeaRevised(
        required(author, "author"), required(title, "title"), required(theme, "theme"), district);
  }
}
