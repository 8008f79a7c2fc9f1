package city.participation.events.calendar.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.events.calendar.Feed;
import city.participation.events.calendar.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What all calendars have in common as answers. */
final class CalendarAnswers {

  static final String TYPE = "text/calendar";

  /** Of {@code lang}; calendar programs do not ask for a language as browsers do. */
  static final String LANGUAGE = "de, which it is by default, or en.";

  private CalendarAnswers() {}

  /** Nothing is rendered for who has it already. */
  static void write(
      Feed feed,
      String file,
      CacheControl caching,
      @Nullable String ifNoneMatch,
      HttpServletResponse response)
      throws IOException {
    EntityTag tag = EntityTag.of(feed.size(), feed.fingerprint());
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    // Before the answer begins: a database that is away is told by a problem.
    List<String> parts = known ? List.of() : feed.parts().get();
    response.setHeader(HttpHeaders.ETAG, tag.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, caching.getHeaderValue());
    if (known) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
      return;
    }
    response.setContentType(TYPE + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.inline().filename(file + ".ics").build().toString());
    OutputStream out = response.getOutputStream();
    for (String part : parts) {
      out.write(part.getBytes(StandardCharsets.UTF_8));
    }
    // Not closed when something fails: a calendar that breaks off must not look like a whole one.
    out.flush();
  }

  static Language language(@Nullable String lang, Problem problem) {
    if (lang == null) {
      return Language.DE;
    }
    for (Language language : Language.values()) {
      if (language.tag().equals(lang)) {
        return language;
      }
    }
    problem.withParameter("lang", "not-one-of", "de, en");
    return Language.DE;
  }

  /** Alone, without a filter. */
  static Language language(@Nullable String lang) {
    Problem problem = Problem.invalid();
    Language language = language(lang, problem);
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    return language;
  }
}
