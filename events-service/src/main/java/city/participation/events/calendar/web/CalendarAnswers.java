package city.participation.events.calendar.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.events.calendar.Feed;
import city.participation.events.calendar.Language;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What all calendars have in common as answers. */
final class CalendarAnswers {

  static final String TYPE = "text/calendar";

  /** Of {@code lang}; calendar programs do not ask for a language as browsers do. */
  static final String LANGUAGE = "de, which it is by default, or en.";

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private CalendarAnswers() {}

  /** Nothing is rendered for who has it already. */
  static ResponseEntity<String> of(
      Feed feed, String file, CacheControl caching, @Nullable String ifNoneMatch) {
    EntityTag tag = EntityTag.of(feed.size(), feed.fingerprint());
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(caching);
    return known
        ? answer.build()
        : answer
            .contentType(CALENDAR)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(file + ".ics").build().toString())
            .body(feed.text().get());
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
