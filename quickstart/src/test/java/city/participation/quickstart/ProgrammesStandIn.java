package city.participation.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps programmes and their stages, as the service does. Ids are the numbers in which they came.
 */
final class ProgrammesStandIn implements HttpHandler {

  private static final JsonMapper JSON = new JsonMapper();

  private record Programme(String title, List<JsonNode> stages, String status) {}

  private final List<Programme> programmes = new ArrayList<>();
  private boolean announcesNothing;
  private boolean keysAreSpent;

  List<JsonNode> stages() {
    return programmes.stream().flatMap(it -> it.stages().stream()).toList();
  }

  List<String> statuses() {
    return programmes.stream().map(Programme::status).toList();
  }

  void announceNothing(boolean nothing) {
    announcesNothing = nothing;
  }

  void spendKeys() {
    keysAreSpent = true;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = Path.of(exchange.getRequestURI().getPath());
    int id = path.getNameCount() > 2 ? Integer.parseInt(path.getName(2).toString()) : -1;
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      boolean drafts = exchange.getRequestURI().toString().contains("DRAFT");
      SampleContentLoadTests.answer(exchange, 200, id < 0 ? list(drafts) : shown(id));
    } else if (id < 0) {
      draft(exchange, JSON.readTree(body).required("title").required("de").asString());
    } else if (path.endsWith("stages")) {
      programmes.get(id).stages().add(JSON.readTree(body));
      SampleContentLoadTests.answer(exchange, 200, "{}");
    } else if (announcesNothing) {
      SampleContentLoadTests.answer(exchange, 409, "{\"detail\":\"not this one\"}");
    } else {
      var before = programmes.get(id);
      programmes.set(id, new Programme(before.title(), before.stages(), "ANNOUNCED"));
      SampleContentLoadTests.answer(exchange, 200, "{}");
    }
  }

  private void draft(HttpExchange exchange, String title) throws IOException {
    if (keysAreSpent) {
      SampleContentLoadTests.answer(exchange, 422, "{\"code\":\"idempotency-key-reused\"}");
      return;
    }
    programmes.add(new Programme(title, new ArrayList<>(), "DRAFT"));
    SampleContentLoadTests.answer(
        exchange, 201, "{\"id\":\"%d\"}".formatted(programmes.size() - 1));
  }

  private String list(boolean drafts) {
    return IntStream.range(0, programmes.size())
        .filter(id -> programmes.get(id).status().equals("DRAFT") == drafts)
        .mapToObj(id ->
            JSON.writeValueAsString(
                Map.of(
                    "id", Integer.toString(id), "title", Map.of("de", programmes.get(id).title()))))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private String shown(int id) {
    var programme = programmes.get(id);
    return JSON.writeValueAsString(
        Map.of("status", programme.status(), "stages", programme.stages()));
  }
}
