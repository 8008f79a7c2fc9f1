package city.participation.systemtests;

import tools.jackson.databind.JsonNode;

/** What an idea's JSON says. */
final class Ideas {

  private Ideas() {}

  static int supports(JsonNode idea) {
    return idea.required("supportCount").asInt();
  }
}
