package city.participation.events;

import city.participation.defaults.http.IdempotencyKey;
import java.net.URI;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers POSTs with receipts, as they came about or were kept under an idempotency key.
 *
 * @param <V> what a POST has made or changed
 * @param <R> what is answered of it
 */
public final class Receipts<V, R extends Record> {

  /** A receipt with what goes into the headers, as it is kept. */
  record Kept<R extends Record>(int status, String tag, R receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  private final JavaType keptType;
  private final ToLongFunction<V> version;
  private final Function<V, R> receipt;
  private final Function<R, String> path;

  /** {@code path}: where that is which was made. */
  public Receipts(
      JsonMapper json,
      Class<R> type,
      ToLongFunction<V> version,
      Function<V, R> receipt,
      Function<R, String> path) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.keptType = json.getTypeFactory().constructParametricType(Kept.class, type);
    this.version = version;
    this.receipt = receipt;
    this.path = path;
  }

  public @Nullable RequestKey<V> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return key == null
        ? null
        : new RequestKey<>(
            key.value(), key.fingerprint(), it -> json.writeValueAsString(kept(it, success)));
  }

  public ResponseEntity<R> done(V made, HttpStatus success) {
    return answer(kept(made, success));
  }

  /** {@code kept}: as a key has written it. */
  public ResponseEntity<R> repeated(String kept) {
    return answer(lenient.<Kept<R>>readValue(kept, keptType));
  }

  private Kept<R> kept(V made, HttpStatus success) {
    R given = receipt.apply(made);
    String tag = ViewTag.of(version.applyAsLong(made), given).toString();
    return new Kept<>(success.value(), tag, given);
  }

  private ResponseEntity<R> answer(Kept<R> answer) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create(path.apply(answer.receipt())));
    }
    return response.body(answer.receipt());
  }
}
