package city.participation.gateway.description;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import city.participation.defaults.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway says of the API to people and to their tools. */
@Configuration(proxyBeanMethods = false)
class Pages {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  /** Scripts and styles of our own host only; the reader's page sets styles and inlines images. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, MediaType> FILES =
      Map.of(
          "swagger-ui.css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "swagger-ui-bundle.js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "docs.js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "pages.css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "favicon.svg", SVG);

  private final Map<String, Mono<StoredPage>> stored = new ConcurrentHashMap<>();
  private final Mono<StoredPage> description;
  private final ProblemPages problems;

  Pages(JsonMapper json, ProblemPages problems) {
    this.problems = problems;
    // On demand: most processes are asked for their description late or never.
    this.description =
        Mono.fromCallable(() -> describe(json)).subscribeOn(Schedulers.boundedElastic()).cache();
  }

  private static StoredPage describe(JsonMapper json) {
    String version = Pages.class.getPackage().getImplementationVersion();
    Map<String, Object> joined =
        JoinedDescription.of(
            ServiceDescription.SERVICES.stream().map(ServiceDescription::packed).toList(),
            version == null ? "0" : version);
    return new StoredPage(MediaType.APPLICATION_JSON, json.writeValueAsBytes(joined));
  }

  @Bean
  RouterFunction<ServerResponse> pageRoutes() {
    return route(
            read("/openapi.json"), request -> description.flatMap(page -> page.answer(request)))
        .andRoute(read("/docs"), request -> page("docs.html", HTML, request))
        .andRoute(read("/docs/{file}"), this::file)
        .andRoute(read("/problems/{code}"), problems::answer)
        .andRoute(read("/favicon.ico"), request -> page("favicon.svg", SVG, request))
        .andRoute(read("/"), this::index);
  }

  private static RequestPredicate read(String path) {
    return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(path));
  }

  private Mono<ServerResponse> index(ServerRequest request) {
    boolean forPeople =
        accepted(request).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    return forPeople
        ? page("index.html", HTML, request)
        : page("index.json", MediaType.APPLICATION_JSON, request);
  }

  private static List<MediaType> accepted(ServerRequest request) {
    try {
      return request.headers().accept();
    } catch (InvalidMediaTypeException malformed) {
      return List.of();
    }
  }

  private Mono<ServerResponse> file(ServerRequest request) {
    String name = request.pathVariable("file");
    MediaType type = FILES.get(name);
    return type == null ? Mono.error(Problem.notFound()) : page(name, type, request);
  }

  private Mono<ServerResponse> page(String name, MediaType type, ServerRequest request) {
    return stored
        .computeIfAbsent(name, file -> packing(file, type))
        .flatMap(page -> page.answer(request, HTML.equals(type) ? PAGE_POLICY : ""));
  }

  /** Once, and on no thread of the network: the reader's script alone is megabytes. */
  private static Mono<StoredPage> packing(String name, MediaType type) {
    return Mono.fromCallable(() -> new StoredPage(type, packed(name)))
        .subscribeOn(Schedulers.boundedElastic())
        .cache();
  }

  private static byte[] packed(String name) {
    try {
      return new ClassPathResource("pages/" + name).getContentAsByteArray();
    } catch (IOException missing) {
      throw new UncheckedIOException("The page was not packed into the gateway", missing);
    }
  }
}
