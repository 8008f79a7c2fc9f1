package city.participation.defaults.servlet;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.ApiSecurity;
import city.participation.defaults.security.Caller;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that touches every default. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TinyService.Things.class)
class TinyService {

  enum Colour {
    RED,
    GREEN
  }

  record Place(@Size(max = 3) String district, List<@Max(90) Double> coordinates) {}

  record Thing(
      @NotNull @Size(min = 3, max = 10) String title,
      @Nullable Integer count,
      @Nullable Boolean open,
      @Nullable Colour colour,
      @Nullable UUID id,
      @Valid @Nullable Place place,
      @Nullable Map<String, Object> more) {}

  @Bean
  SecurityFilterChain api(HttpSecurity http) {
    ApiSecurity.apply(http);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/staff")
                .hasRole("staff")
                .requestMatchers(HttpMethod.POST, "/api/signed")
                .authenticated()
                .requestMatchers("/api/**")
                .permitAll()
                .anyRequest()
                .denyAll())
        .build();
  }

  /** Cannot be written as JSON, because it holds itself. */
  record Endless(List<Object> within) {}

  @RestController
  static class Things {

    @PostMapping(path = "/api/things", consumes = "application/json")
    Thing create(@Valid @RequestBody Thing thing) {
      return thing;
    }

    @GetMapping(path = "/api/things", produces = "application/json")
    ResponseEntity<Map<String, Object>> list(
        @RequestParam(required = false) @Nullable String theme,
        @RequestParam(name = "max", required = false) @Max(5) @Nullable Integer most,
        PageLimit limit,
        @Nullable Cursor cursor) {
      Map<String, Object> answer = new TreeMap<>();
      answer.put("limit", limit.value());
      answer.put("from", cursor == null ? List.of() : cursor.keysOf("newest", 2));
      answer.put("theme", String.valueOf(theme));
      return ResponseEntity.ok()
          .header(
              HttpHeaders.LINK,
              NextLink.of(URI.create("/api/things?limit=2"), Cursor.of("newest", "a", 1)))
          .body(answer);
    }

    @GetMapping("/api/things/{id}")
    ResponseEntity<String> one(
        @PathVariable UUID id,
        @RequestHeader(name = "If-None-Match", required = false) @Nullable String seen) {
      EntityTag tag = EntityTag.of(7);
      return tag.matchesNoneOf(seen)
          ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag.toString()).build()
          : ResponseEntity.ok().eTag(tag.toString()).body(id.toString());
    }

    @PutMapping("/api/things/{id}")
    String change(@PathVariable UUID id, EntityTag expected) {
      expected.requireCurrent(EntityTag.of(7));
      return id.toString();
    }

    @PostMapping("/api/keyed")
    Map<String, Object> keyed(IdempotencyKey key, @RequestBody Thing thing) {
      return Map.of("key", key.value(), "fingerprint", key.fingerprint(), "title", thing.title());
    }

    @PostMapping("/api/keyed-late")
    Map<String, Object> keyedLate(@RequestBody Thing thing, @Nullable IdempotencyKey key) {
      return Map.of(
          "fingerprint", key == null ? "none" : key.fingerprint(), "title", thing.title());
    }

    /** More than a buffer of the server holds, then something that is no JSON. */
    @GetMapping("/api/half")
    List<Object> half() {
      List<Object> within = new ArrayList<>();
      Endless endless = new Endless(within);
      within.add(endless);
      return List.of("x".repeat(100_000), endless);
    }

    @GetMapping("/api/caller")
    Map<String, Object> caller(Caller caller) {
      return Map.of(
          "id",
          caller.id(),
          "roles",
          new ArrayList<>(caller.roles()),
          "office",
          caller.office() == null ? "none" : caller.office());
    }

    @GetMapping("/api/anybody")
    Map<String, Object> anybody(@Nullable Caller caller) {
      return Map.of("id", caller == null ? "nobody" : caller.id());
    }

    @GetMapping("/api/staff")
    String staff() {
      return "staff";
    }

    @GetMapping("/api/log-context")
    Map<String, String> logContext() {
      return MDC.getCopyOfContextMap();
    }

    @GetMapping("/api/needs")
    String needs(@RequestParam String word, @RequestHeader("X-Word") String header) {
      return word + header;
    }

    @GetMapping("/api/fault")
    String fault() {
      throw new IllegalStateException("password=secret");
    }

    @GetMapping("/api/no-database")
    String noDatabase() {
      throw new DataAccessResourceFailureException("mongodb://user:secret@host");
    }

    @GetMapping("/api/no-connection")
    String noConnection() {
      throw new IllegalStateException(
          new MongoConnectionPoolClearedException(
              new ServerId(new ClusterId(), new ServerAddress("secret")), null));
    }

    @GetMapping("/api/lost-race")
    String lostRace() {
      throw new OptimisticLockingFailureException("version 3");
    }

    @GetMapping("/api/wrong-state")
    String wrongState() {
      throw Problem.of(HttpStatus.CONFLICT, "tiny-wrong-state", "DRAFT")
          .withProperty("allowed", List.of("submission"))
          .withRetryAfter(Duration.ofSeconds(3));
    }
  }
}
