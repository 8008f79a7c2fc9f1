package city.participation.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps events as the service does. Ids are the numbers in which they came. */
final class EventsStandIn implements HttpHandler {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<ObjectNode> events = new ArrayList<>();
  private boolean schedulesNothing;
  private boolean keysAreSpent;
  private int coHostsUnknown;
  private int looksUntilHeld;

  List<? extends JsonNode> all() {
    return events;
  }

  /** As if the load had stood still for so long. */
  void letTheFirstPass() {
    events.getFirst().put("endsAt", "2026-01-01T00:00:00Z");
  }

  /** As if the messages about a co-host arrived after so many attempts. */
  void knowCoHostsAfter(int attempts) {
    coHostsUnknown = attempts;
  }

  /** What has begun is over once somebody has looked so many times. */
  void holdAfter(int looks) {
    looksUntilHeld = looks;
  }

  void scheduleNothing(boolean nothing) {
    schedulesNothing = nothing;
  }

  void spendKeys() {
    keysAreSpent = true;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = Path.of(exchange.getRequestURI().getPath());
    int id = path.getNameCount() > 2 ? Integer.parseInt(path.getName(2).toString()) : -1;
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    if (exchange.getRequestMethod().equals("GET")) {
      if (id >= 0) {
        settle(events.get(id));
      }
      SampleContentLoadTests.answer(
          exchange, 200, id < 0 ? list(exchange.getRequestURI().getQuery()) : said(id));
    } else if (id < 0 && keysAreSpent) {
      SampleContentLoadTests.answer(exchange, 422, "{\"code\":\"idempotency-key-reused\"}");
    } else if (id < 0) {
      var event = (ObjectNode) JSON.readTree(body);
      event.put("id", Integer.toString(events.size())).put("status", "DRAFT");
      events.add(event);
      SampleContentLoadTests.answer(exchange, 201, said(events.size() - 1));
    } else if (path.endsWith("discarding")) {
      events.get(id).put("status", "DISCARDED");
      SampleContentLoadTests.answer(exchange, 200, said(id));
    } else if (schedulesNothing) {
      SampleContentLoadTests.answer(exchange, 409, "{\"detail\":\"not this one\"}");
    } else if (path.endsWith("documentation")) {
      events.get(id).put("status", "DOCUMENTED").set("documentation", JSON.readTree(body));
      SampleContentLoadTests.answer(exchange, 200, said(id));
    } else if (events.get(id).has("coHosts") && coHostsUnknown > 0) {
      coHostsUnknown--;
      SampleContentLoadTests.answer(
          exchange,
          409,
          "{\"errors\":[{\"pointer\":\"/coHosts/0\",\"code\":\"co-host-not-engaged\"}]}");
    } else if (path.endsWith("series")) {
      events.get(id).put("rule", JSON.readTree(body).required("rule").asString());
      SampleContentLoadTests.answer(exchange, 201, "{\"id\":\"series\"}");
    } else {
      boolean begun = !events.get(id).has("registration");
      events.get(id).put("status", begun ? "RUNNING" : "SCHEDULED");
      SampleContentLoadTests.answer(exchange, 200, said(id));
    }
  }

  private void settle(ObjectNode event) {
    if (event.required("status").asString().equals("RUNNING") && looksUntilHeld-- <= 0) {
      event.put("status", "HELD");
    }
  }

  private String said(int id) {
    return JSON.writeValueAsString(events.get(id));
  }

  private String list(String query) {
    return events.stream()
        .filter(it ->
            it.required("status").asString().equals("DRAFT") == query.contains("status=DRAFT")
                && query.contains("programme=" + it.required("programmeId").asString()))
        .map(JSON::writeValueAsString)
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }
}
