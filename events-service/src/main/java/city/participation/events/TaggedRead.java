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

  /** {@code varies}: by which header the answer differs, beside the caller's token. */
  public static <T extends Record> ResponseEntity<T> answer(
      long version, T body, @Nullable String ifNoneMatch, String... varies) {
    EntityTag tag = ViewTag.of(version, body);
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(CacheControl.noCache())
            .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
            .varyBy(varies);
    return known ? answer.build() : answer.body(body);
  }
}
