package city.participation.gateway.description;

import static city.participation.gateway.description.ServiceDescription.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class JoinedDescriptionTests {

  private static final String IDEAS =
      """
      openapi: 3.1.0
      info: {title: Ideas, description: All ideas, version: "1"}
      servers: [{url: "http://localhost:8081"}]
      security: [{token: []}]
      paths:
        /api/ideas:
          servers: [{url: "http://localhost:8081"}]
          get:
            operationId: list
            tags: [idea-controller]
            security: []
            responses:
              200:
                description: a page
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Page"}
          post:
            operationId: submit
            responses:
              "201": {description: made}
              "429": {description: too fast}
      components:
        securitySchemes:
          token: {type: http, scheme: bearer}
        schemas:
          Page: {type: object, properties: {items: {type: array, items: {$ref: "#/components/schemas/Item"}}}}
          Item: {type: object, properties: {title: {type: string}}}
          Problem: {type: object, properties: {code: {type: string}}}
      """;

  private static final String EVENTS =
      """
      openapi: 3.1.0
      info: {title: Events, version: "1"}
      paths:
        /api/events:
          get:
            operationId: list
            security: [{other: []}, {}]
            responses:
              "200":
                description: a page
                content:
                  application/json:
                    schema:
                      discriminator: {propertyName: kind, mapping: {a: "#/components/schemas/Item"}}
                      oneOf: [{$ref: "#/components/schemas/Page"}]
              default:
                description: else
                content:
                  application/problem+json:
                    schema: {$ref: "#/components/schemas/Problem"}
      components:
        securitySchemes:
          other: {type: apiKey, in: header, name: X-Key}
        schemas:
          Page: {type: object, properties: {items: {type: array, items: {$ref: "#/components/schemas/Item"}}}}
          Item: {type: object, properties: {begins: {type: string}}}
          Problem: {type: object, properties: {code: {type: string}}}
      """;

  private final Map<String, Object> joined =
      JoinedDescription.of(List.of(service("ideas", IDEAS), service("events", EVENTS)), "1.2.3");

  private static ServiceDescription service(String name, String yaml) {
    return ServiceDescription.parse(name, new Yaml().load(yaml));
  }

  private Map<String, Object> at(String... path) {
    Map<String, Object> place = joined;
    for (String name : path) {
      assertThat(place).containsKey(name);
      place = object(place.get(name));
    }
    return place;
  }

  @Test
  void holdsAllPathsBehindOneServer() {
    assertThat(at("paths").keySet()).containsExactly("/api/ideas", "/api/events");
    assertThat(joined.get("servers")).isEqualTo(List.of(Map.of("url", "/")));
    assertThat(at("paths", "/api/ideas")).doesNotContainKey("servers");
    assertThat(at("info").get("version")).isEqualTo("1.2.3");
  }

  @Test
  void tagsEveryOperationWithItsService() {
    assertThat(at("paths", "/api/ideas", "get").get("tags")).isEqualTo(List.of("ideas"));
    assertThat(joined.get("tags"))
        .isEqualTo(
            List.of(
                Map.of("name", "ideas", "description", "All ideas"),
                Map.of("name", "events", "description", "Events")));
  }

  @Test
  void sharesComponentsThatAreTheSame() {
    assertThat(at("components", "schemas"))
        .containsOnlyKeys("Page", "Item", "Problem", "EventsPage", "EventsItem");
  }

  @Test
  void keepsComponentsApartThatDifferOnlyInWhatTheyReferTo() {
    Map<String, Object> items =
        at("components", "schemas", "EventsPage", "properties", "items", "items");
    assertThat(items.get("$ref")).isEqualTo("#/components/schemas/EventsItem");
    assertThat(at("components", "schemas", "Page", "properties", "items", "items").get("$ref"))
        .isEqualTo("#/components/schemas/Item");
  }

  @Test
  void followsARenamedComponentEverywhere() {
    Map<String, Object> schema =
        at(
            "paths",
            "/api/events",
            "get",
            "responses",
            "200",
            "content",
            "application/json",
            "schema");
    assertThat(schema.get("oneOf"))
        .isEqualTo(List.of(Map.of("$ref", "#/components/schemas/EventsPage")));
    assertThat(object(object(schema.get("discriminator")).get("mapping")).get("a"))
        .isEqualTo("#/components/schemas/EventsItem");
  }

  @Test
  void hasOneWayToSignIn() {
    assertThat(at("components", "securitySchemes")).containsOnlyKeys("bearer");
    List<?> bearer = List.of(Map.of("bearer", List.of()));
    assertThat(at("paths", "/api/ideas", "post").get("security")).isEqualTo(bearer);
    assertThat(at("paths", "/api/ideas", "get").get("security")).isEqualTo(List.of());
    assertThat(at("paths", "/api/events", "get").get("security"))
        .isEqualTo(List.of(Map.of(), bearer.getFirst()));
  }

  @Test
  void namesEveryOperationOnce() {
    assertThat(at("paths", "/api/ideas", "get").get("operationId")).isEqualTo("list");
    assertThat(at("paths", "/api/events", "get").get("operationId")).isEqualTo("events-list");
  }

  @Test
  void tellsOfTheGatewaysOwnAnswersUnlessTheServiceDoes() {
    assertThat(at("paths", "/api/ideas", "get", "responses").keySet())
        .containsExactly("200", "429", "503", "504");
    assertThat(at("paths", "/api/ideas", "post", "responses", "429").get("description"))
        .isEqualTo("too fast");
    assertThat(at("components", "responses"))
        .containsKeys("TooManyRequests", "Unavailable", "TooSlow");
  }

  @Test
  void isTheSameTextInEveryProcess() {
    // Two gateways must give one entity tag; the JDK's own unmodifiable maps change their order
    // from process to process.
    assertOrdered(joined);
  }

  private static void assertOrdered(Object value) {
    if (value instanceof Map<?, ?> map) {
      if (map.size() > 1) {
        assertThat(map).isInstanceOf(SequencedMap.class);
      }
      map.values().forEach(JoinedDescriptionTests::assertOrdered);
    } else if (value instanceof Iterable<?> values) {
      values.forEach(JoinedDescriptionTests::assertOrdered);
    }
  }

  @Test
  void refusesAPathOfTwoServices() {
    assertThatThrownBy(() ->
            JoinedDescription.of(List.of(service("ideas", IDEAS), service("partners", IDEAS)), "1"))
        .hasMessageContaining("/api/ideas");
  }
}
