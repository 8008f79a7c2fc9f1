package city.participation.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Takes partners one step on with each request, as the service does. */
final class PartnersStandIn implements HttpHandler {

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> state = new LinkedHashMap<>();
  private final List<String> steps = new ArrayList<>();
  private String refused = "nobody";

  List<String> steps() {
    return List.copyOf(steps);
  }

  void refuse(String name) {
    refused = name;
  }

  void add(String name, String status) {
    state.put(name, status);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = Path.of(exchange.getRequestURI().getPath());
    boolean one = path.getNameCount() > 2;
    var names = List.copyOf(state.keySet());
    var name = one ? names.get(Integer.parseInt(path.getName(2).toString())) : "";
    if (exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      SampleContentLoadTests.answer(exchange, 200, one ? shown(name) : list(names));
    } else if (one) {
      var step = path.getFileName().toString();
      steps.add(step);
      state.put(
          name,
          switch (step) {
            case "review" -> "IN_REVIEW";
            case "recommendation" -> "RECOMMENDED";
            case "approval" -> "ACCREDITED";
            default -> throw new IllegalStateException(step);
          });
      SampleContentLoadTests.answer(exchange, 200, "{}");
    } else {
      apply(exchange);
    }
  }

  private void apply(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var name = JSON.readTree(body).required("name").asString();
    if (name.contains(refused)) {
      SampleContentLoadTests.answer(exchange, 400, "{\"detail\":\"not this one\"}");
      return;
    }
    steps.add("application");
    state.put(name, "WAITING");
    SampleContentLoadTests.answer(exchange, 201, "{\"id\":\"%d\"}".formatted(state.size() - 1));
  }

  /** Ids are the numbers in which they came. */
  private String list(List<String> names) {
    return names.stream()
        .map(name ->
            JSON.writeValueAsString(
                Map.of(
                    "id",
                    Integer.toString(names.indexOf(name)),
                    "name",
                    name,
                    "status",
                    Objects.requireNonNull(state.get(name)))))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private String shown(String name) {
    var now = Objects.requireNonNull(state.get(name));
    return switch (now) {
      case "ACCREDITED", "SUSPENDED" -> "{\"status\":\"%s\"}".formatted(now);
      default ->
          "{\"status\":\"APPLIED\",\"review\":{\"stage\":\"%s\",\"yours\":true}}".formatted(now);
    };
  }
}
