package city.participation.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes proposals in, and staff's word on them, but for what a test says. */
final class EngagementsStandIn implements HttpHandler {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<ObjectNode> engagements = new ArrayList<>();
  private int status;
  private String code = "";
  private int refusals;

  void refuse(int status, String code, int times) {
    this.status = status;
    this.code = code;
    refusals = times;
  }

  List<String> statuses() {
    return engagements.stream().map(one -> one.required("status").asString()).toList();
  }

  /** Ids are the numbers in which they came. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = Path.of(exchange.getRequestURI().getPath());
    boolean one = path.getNameCount() > 2;
    if (exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      SampleContentLoadTests.answer(
          exchange, 200, one ? engagement(path).toString() : list(exchange));
    } else if (one) {
      engagement(path).put("status", "AGREED");
      SampleContentLoadTests.answer(exchange, 200, "{}");
    } else if (refusals > 0) {
      refusals--;
      SampleContentLoadTests.answer(exchange, status, "{\"code\":\"%s\"}".formatted(code));
    } else {
      var proposed = JSON.readTree(exchange.getRequestBody().readAllBytes()).asObject();
      proposed.put("id", Integer.toString(engagements.size())).put("status", "PROPOSED");
      engagements.add(proposed);
      SampleContentLoadTests.answer(exchange, 201, proposed.toString());
    }
  }

  private ObjectNode engagement(Path path) {
    return engagements.get(Integer.parseInt(path.getName(2).toString()));
  }

  private String list(HttpExchange exchange) {
    var asked = exchange.getRequestURI().getQuery();
    return engagements.stream()
        .filter(one -> asked.endsWith("partner=" + one.required("partner").asString()))
        .map(ObjectNode::toString)
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }
}
