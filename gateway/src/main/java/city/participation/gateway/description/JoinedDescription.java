package city.participation.gateway.description;

import static city.participation.gateway.description.ServiceDescription.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAPI description of the whole API, made of the services' own: one tag for each service,
 * one way to sign in, components that differ under one name kept apart, and the answers that the
 * gateway itself gives.
 */
final class JoinedDescription {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private static final List<Map<String, List<String>>> BEARER =
      List.of(Map.of("bearer", List.of()));

  private final Map<String, Object> paths = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();
  private final List<Map<String, Object>> tags = new ArrayList<>();
  private final Set<Object> operationIds = new HashSet<>();

  private JoinedDescription() {}

  static Map<String, Object> of(List<ServiceDescription> services, String version) {
    JoinedDescription joined = new JoinedDescription();
    joined.addGateway();
    services.forEach(joined::add);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", info(version));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("tags", joined.tags);
    document.put("paths", joined.paths);
    document.put("components", joined.components);
    return document;
  }

  private static Map<String, Object> info(String version) {
    return ordered(
        "title", "Smart City Participation Suite",
        "version", version,
        "summary", "Ideas, partners, events and notifications behind one API.",
        "description",
            """
            Public reads need no token; everything else takes an access token of the city's sign-in \
            (`Authorization: Bearer …`). Errors are problem details (RFC 9457), in German or English \
            by `Accept-Language`. Lists are read page by page with an opaque `cursor`.\
            """,
        "license", ordered("name", "EUPL-1.2", "identifier", "EUPL-1.2"));
  }

  /** As written here: the order of {@code Map.of} is another one in every process. */
  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return ordered;
  }

  private void addGateway() {
    component(
        "securitySchemes",
        "bearer",
        ordered("type", "http", "scheme", "bearer", "bearerFormat", "JWT"));
    component("headers", "RetryAfter", header("Seconds after which to come back.", "integer"));
    component("responses", "TooManyRequests", refusal("This client asks too often on this route."));
    component(
        "responses", "Unavailable", refusal("The service cannot be reached, or limits its load."));
    component("responses", "TooSlow", refusal("The service took too long."));
  }

  private static Map<String, Object> header(String description, String type) {
    return ordered("description", description, "schema", Map.of("type", type));
  }

  private static Map<String, Object> refusal(String description) {
    return ordered(
        "description", description,
        "headers", Map.of("Retry-After", Map.of("$ref", "#/components/headers/RetryAfter")),
        "content", Map.of("application/problem+json", Map.of("schema", Map.of("type", "object"))));
  }

  private void component(String kind, String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("Nothing is described as " + kind + "/" + name);
    }
    components.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(name, value);
  }

  private void add(ServiceDescription service) {
    tags.add(ordered("name", service.service(), "description", service.text()));
    ReferenceNames names = new ReferenceNames(service, components);
    service
        .components()
        .forEach((kind, named) -> {
          if (!kind.equals("securitySchemes")) {
            object(named)
                .forEach(
                    (name, value) -> component(kind, names.of(kind, name), names.rewrite(value)));
          }
        });
    service.paths().forEach((path, item) -> addPath(service, path, object(names.rewrite(item))));
  }

  private void addPath(ServiceDescription service, String path, Map<String, Object> item) {
    Map<String, Object> joined = new LinkedHashMap<>();
    item.forEach((name, value) -> {
      if (METHODS.contains(name)) {
        joined.put(name, operation(service, object(value)));
      } else if (!name.equals("servers")) {
        joined.put(name, value);
      }
    });
    if (paths.put(path, joined) != null) {
      throw new IllegalArgumentException("Two services describe " + path);
    }
  }

  private Map<String, Object> operation(ServiceDescription service, Map<String, Object> original) {
    Map<String, Object> operation = new LinkedHashMap<>(original);
    operation.remove("servers");
    operation.put("tags", List.of(service.service()));
    Object id = operation.get("operationId");
    if (id != null && !operationIds.add(id)) {
      String other = service.service() + "-" + id;
      operationIds.add(other);
      operation.put("operationId", other);
    }
    Object security = original.getOrDefault("security", service.document().get("security"));
    if (security != null) {
      operation.put("security", bearer(security));
    }
    Map<String, Object> responses = object(original.get("responses"));
    responses.putIfAbsent("429", reference("TooManyRequests"));
    responses.putIfAbsent("503", reference("Unavailable"));
    responses.putIfAbsent("504", reference("TooSlow"));
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> reference(String response) {
    return Map.of("$ref", "#/components/responses/" + response);
  }

  /** Whatever a service calls it, there is one way to sign in; an empty entry means none needed. */
  private static List<?> bearer(Object security) {
    if (!(security instanceof List<?> ways) || ways.isEmpty()) {
      return List.of();
    }
    return ways.stream().anyMatch(way -> object(way).isEmpty())
        ? List.of(Map.of(), Objects.requireNonNull(BEARER.getFirst()))
        : BEARER;
  }
}
