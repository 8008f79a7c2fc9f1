package city.participation.events;

import city.participation.defaults.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a part of what was said, as RFC 7396 has it: absent stays, null goes, lists are whole.
 */
@Component
public class MergePatch {

  private final JsonMapper json;

  MergePatch(JsonMapper json) {
    this.json = json;
  }

  /** Refuses at once what no such request has, whatever it is to be merged with. */
  public ObjectNode read(JsonNode body, Class<? extends Record> type, HttpServletRequest request) {
    if (!(body instanceof ObjectNode patch)) {
      throw Problem.invalid().withField("", "wrong-type", "object");
    }
    if (patch.isEmpty()) {
      throw Problem.invalid().withField("", "missing");
    }
    try {
      json.treeToValue(patch, type);
      return patch;
    } catch (JacksonException refused) {
      // Told like everything that cannot be read of a body.
      throw new HttpMessageNotReadableException(
          "Not a patch", refused, new ServletServerHttpRequest(request));
    }
  }

  public <T extends Record> T merge(T before, Class<T> type, ObjectNode patch) {
    ObjectNode merged = json.valueToTree(before);
    merge(merged, patch);
    return json.treeToValue(merged, type);
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      String name = change.getKey();
      switch (change.getValue()) {
        case ObjectNode part -> {
          ObjectNode inner =
              target.get(name) instanceof ObjectNode present ? present : target.putObject(name);
          merge(inner, part);
        }
        case JsonNode gone when gone.isNull() -> target.remove(name);
        case JsonNode value -> target.set(name, value);
      }
    }
  }
}
