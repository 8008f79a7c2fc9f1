package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

class DescriptionIT extends RunningGateway {

  @Test
  void isAValidOpenApiDescription() {
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(get("/openapi.json").body(), null, null);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void holdsEveryPathOfEveryService() throws IOException {
    JsonNode paths = json(get("/openapi.json")).path("paths");
    TreeSet<String> expected = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path file :
          modules
              .map(module -> module.resolve("contracts/openapi.yaml"))
              .filter(Files::exists)
              .toList()) {
        try (Reader yaml = Files.newBufferedReader(file)) {
          Map<String, Map<String, Object>> document = new Yaml().load(yaml);
          expected.addAll(document.get("paths").keySet());
        }
      }
    }

    assertThat(new TreeSet<>(paths.propertyNames())).isEqualTo(expected);
  }

  @Test
  void refersToNothingThatIsMissing() {
    HttpResponse<String> answer = get("/openapi.json");
    JsonNode document = json(answer);

    Pattern.compile("\"\\$ref\"\\s*:\\s*\"#([^\"]+)\"")
        .matcher(answer.body())
        .results()
        .map(MatchResult::group)
        .map(reference -> reference.replaceAll(".*\"#([^\"]+)\"", "$1"))
        .forEach(pointer -> assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse());
  }

  @Test
  void isReadOnceByWhoKeepsIt() {
    HttpResponse<String> first = get("/openapi.json");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second = get("/openapi.json", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");
    assertThat(get("/openapi.json", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void isPackedForWhoUnpacks() throws Exception {
    HttpResponse<byte[]> packed =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/openapi.json"))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(get("/openapi.json").body());
    }
  }

  @Test
  void readsNoListOfLanguagesThatNoBrowserSends() {
    // Reading one costs the square of its length, on the thread that serves everybody.
    String languages = "de" + ",fr".repeat(5_000);

    HttpResponse<String> page = get("/problems/not-found", "Accept-Language", languages);

    assertThat(page.headers().firstValue("Content-Language")).hasValue("en");
    assertThat(
            get("/problems/not-found", "Accept-Language", "de")
                .headers()
                .firstValue("Content-Language"))
        .hasValue("de");
  }

  @Test
  void hasAReadablePageWithAllItNeeds() {
    HttpResponse<String> page = get("/docs");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");

    Pattern.compile("(?:src|href)=\"([^\"]+)\"")
        .matcher(page.body())
        .results()
        .map(match -> match.group(1))
        .forEach(link -> {
          assertThat(link).as("from our own host").startsWith("/");
          assertThat(get(link).statusCode()).as(link).isEqualTo(200);
        });
    assertThat(get("/docs/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
    assertThat(get("/docs/docs.js").body()).contains("/openapi.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/openapi.json", "/problems/not-found"})
  void answersForItsHeadersAlone(String path) {
    HttpResponse<String> answer =
        send("HEAD", path, HttpRequest.BodyPublishers.noBody(), "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void letsThePageRunNothingFromElsewhere() {
    String policy = get("/docs").headers().firstValue("Content-Security-Policy").orElseThrow();
    String page = get("/docs").body();

    assertThat(policy).contains("script-src 'self';").contains("frame-ancestors 'none'");
    // What the policy forbids the page must not need.
    assertThat(page).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("onload=");
  }

  @ParameterizedTest
  @CsvSource({
    "too-many-requests, en, Too many requests",
    "too-many-requests, de, Zu viele Anfragen",
    "service-unavailable, de, Dienst nicht erreichbar"
  })
  void explainsEachProblem(String code, String language, String title) {
    HttpResponse<String> page = get("/problems/" + code, "Accept-Language", language);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(page.body()).contains("<h1>" + title + "</h1>").doesNotContain("{0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void leavesNoHalfPlaceholderInAText(String language) {
    assertThat(get("/problems/content-too-large", "Accept-Language", language).body())
        .doesNotContain("{")
        .doesNotContain("}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/problems/not-found", "/openapi.json"})
  void doesNotStumbleOverWhatAClientPrefers(String path) {
    assertThat(get(path, "Accept", "x;;", "Accept-Language", "***;q=x").statusCode())
        .isEqualTo(200);
  }

  @Test
  void explainsTheProblemsOfTheServicesToo() throws IOException {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    for (String modules : new String[] {"file:../*/", "file:../libs/*/"}) {
      for (Resource bundle :
          files.getResources(modules + "src/main/resources/problems/*.properties")) {
        PropertiesLoaderUtils.loadProperties(bundle).stringPropertyNames().stream()
            .filter(key -> key.endsWith(".title") && !key.startsWith("field."))
            .map(key -> key.replace(".title", ""))
            .forEach(
                code -> assertThat(get("/problems/" + code).statusCode()).as(code).isEqualTo(200));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/problems/no-such-problem", "/problems/x", "/docs/other.js", "/docs/docs.html"})
  void hasNoOtherPages(String path) {
    assertProblem(get(path), 404, "not-found");
  }

  @Test
  void greetsPeopleAndProgramsAlike() {
    HttpResponse<String> people = get("/", "Accept", "text/html,application/xhtml+xml");
    assertThat(people.body()).contains("href=\"/docs\"");

    JsonNode programs = json(get("/", "Accept", "application/json"));
    assertThat(programs.path("description").asString()).isEqualTo("/openapi.json");
    assertThat(get("/favicon.ico").statusCode()).isEqualTo(200);
  }

  @Test
  void writesNothing() {
    assertProblem(post("/openapi.json", "{}"), 404, "not-found");
  }
}
