package city.participation.events;

import city.participation.defaults.http.EntityTag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A read with its entity tag, or without a body for who has it already. */
public final class TaggedRead {

  private TaggedRead() {}

  public static <T extends Record> ResponseEntity<T> answer(
      long version, T body, @Nullable String ifNoneMatch) {
    return answer(version, body, ifNoneMatch, CacheControl.noCache(), HttpHeaders.AUTHORIZATION);
  }

  /** What one person alone sees; a header that says who asks is named beside that of tokens. */
  public static <T extends Record> ResponseEntity<T> own(
      long version, T body, @Nullable String ifNoneMatch, String header) {
    return answer(
        version,
        body,
        ifNoneMatch,
        CacheControl.noCache().cachePrivate(),
        HttpHeaders.AUTHORIZATION,
        header);
  }

  private static <T extends Record> ResponseEntity<T> answer(
      long version, T body, @Nullable String ifNoneMatch, CacheControl caches, String... vary) {
    EntityTag tag = ViewTag.of(version, body);
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(caches)
            .header(HttpHeaders.VARY, vary);
    return known ? answer.build() : answer.body(body);
  }
}
