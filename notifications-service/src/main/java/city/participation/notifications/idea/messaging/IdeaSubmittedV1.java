package city.participation.notifications.idea.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.idea.IdeaFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record IdeaSubmittedV1(
    String author, String theme, @Nullable String district, String origin, Instant submittedAt) {

  IdeaFact fact() {
    return new IdeaFact.IdeaSubmitted(
        required(author, "author"),
        required(theme, "theme"),
        district,
        required(origin, "origin"),
        required(submittedAt, "submittedAt"));
  }
}
