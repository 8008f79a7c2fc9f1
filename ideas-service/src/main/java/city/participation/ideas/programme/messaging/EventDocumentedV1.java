package city.participation.ideas.programme.messaging;

import static city.participation.ideas.incoming.Required.required;

import java.util.List;

/** What we read of it; which event it is is the message's subject. */
record EventDocumentedV1(List<String> ideas) {

  static final String TYPE = "events.event-documented.v1";

  /** The ideas that the event recorded. */
  List<String> recorded() {
    return required(ideas, "ideas");
  }
}
