package city.participation.defaults.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns whatever was thrown into the answer a caller gets; the servlet and the reactive edge share
 * it.
 */
public final class Problems {

  /** An answer ready to be written. */
  public record Answer(HttpStatus status, HttpHeaders headers, String body) {}

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final List<ProblemTranslation> translations;
  private final JsonMapper json;
  private final ProblemTexts texts;

  public Problems(List<ProblemTranslation> translations, JsonMapper json, ClassLoader classLoader) {
    this.translations = List.copyOf(translations);
    this.json = json;
    this.texts = new ProblemTexts(classLoader);
  }

  /** English or German, as the reader asks; a list longer than any honest one is not read. */
  public static Locale language(@Nullable String acceptLanguage) {
    return ProblemTexts.language(acceptLanguage);
  }

  /** What is not known is a fault of ours: logged with all it has, answered without. */
  public Problem of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = RaisedProblems.wrappedBy(each)) {
      if (each instanceof Problem problem) {
        return problem;
      }
      for (ProblemTranslation translation : translations) {
        Problem problem = translation.translate(each);
        if (problem != null) {
          return problem;
        }
      }
    }
    Problem known = RaisedProblems.of(thrown);
    if (known.status().is5xxServerError()) {
      log.atError().setCause(thrown).log("answered {}", known.getMessage());
    }
    return known;
  }

  /**
   * The problem in the reader's language.
   *
   * @param path of the request, without query
   * @param requestId also found in the logs
   */
  public Answer answer(
      Problem problem, @Nullable String acceptLanguage, String path, @Nullable String requestId) {
    Locale language = ProblemTexts.language(acceptLanguage);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + problem.code());
    String title = texts.text(problem.code() + ".title", problem.arguments(), language);
    body.put("title", title == null ? problem.status().getReasonPhrase() : title);
    body.put("status", problem.status().value());
    String detail = texts.text(problem.code() + ".detail", problem.arguments(), language);
    if (detail != null) {
      body.put("detail", detail);
    }
    body.put("instance", path);
    body.put("code", problem.code());
    if (requestId != null) {
      body.put("requestId", requestId);
    }
    List<Map<String, Object>> errors = new ArrayList<>();
    problem
        .fields()
        .forEach(f -> errors.add(error("pointer", f.pointer(), f.code(), f.arguments(), language)));
    problem
        .parameters()
        .forEach(p -> errors.add(error("parameter", p.name(), p.code(), p.arguments(), language)));
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    problem.properties().forEach(body::putIfAbsent);

    HttpHeaders headers = HttpHeaders.copyOf(problem.headers());
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setContentLanguage(language);
    headers.setCacheControl("no-store");
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    return new Answer(problem.status(), headers, json.writeValueAsString(body));
  }

  private Map<String, Object> error(
      String kind, String place, String code, List<Object> arguments, Locale language) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put(kind, place);
    error.put("code", code);
    String detail = texts.text("field." + code, arguments, language);
    if (detail != null) {
      error.put("detail", detail);
    }
    if (!arguments.isEmpty()) {
      error.put("arguments", arguments);
    }
    return error;
  }
}
