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

  /** {@code varies}: by which headers the answer differs, beside the caller's token. */
  public static <T extends Record> ResponseEntity<T> answer(
      long version, T body, @Nullable String ifNoneMatch, String... varies) {
    return tagged(version, body, ifNoneMatch, CacheControl.noCache(), varies);
  }

  /** What one person alone sees; {@code header}: what says who asks, where it is no token. */
  public static <T extends Record> ResponseEntity<T> own(
      long version, T body, @Nullable String ifNoneMatch, String header) {
    return tagged(version, body, ifNoneMatch, CacheControl.noCache().cachePrivate(), header);
  }

  private static <T extends Record> ResponseEntity<T> tagged(
      long version, T body, @Nullable String ifNoneMatch, CacheControl caches, String... varies) {
    EntityTag tag = ViewTag.of(version, body);
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(caches)
            .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    for (String header : varies) {
      answer.header(HttpHeaders.VARY, header);
    }
    return known ? answer.build() : answer.body(body);
  }
}
