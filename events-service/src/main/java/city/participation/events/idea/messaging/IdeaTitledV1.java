package city.participation.events.idea.messaging;

import city.participation.events.idea.KnownIdea;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What we read of {@code idea-published} and of {@code idea-revised}. */
record IdeaTitledV1(String title, @Nullable String audience) {

  IdeaTitledV1 {
    Objects.requireNonNull(title, "The message has no title");
  }

  /** Null if it is not for all: then events cannot name it, and nobody is shown its title. */
  @Nullable KnownIdea known() {
    return audience == null || audience.equals("PUBLIC") ? new KnownIdea(title) : null;
  }
}
