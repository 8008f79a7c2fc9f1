package city.participation.events.idea.messaging;

import java.util.Objects;

/** What we read of {@code idea-published} and of {@code idea-revised}. */
record IdeaTitledV1(String title) {

  IdeaTitledV1 {
    Objects.requireNonNull(title, "The message has no title");
  }
}
