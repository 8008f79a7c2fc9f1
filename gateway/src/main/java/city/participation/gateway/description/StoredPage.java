package city.participation.gateway.description;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A page that stays as it is while the process lives: kept packed, with an entity tag. */
final class StoredPage {

  private static final Duration FRESH = Duration.ofMinutes(10);

  private final MediaType type;
  private final byte[] plain;
  private final byte[] packed;
  private final String tag;

  StoredPage(MediaType type, byte[] plain) {
    this.type = type;
    this.plain = plain;
    this.packed = pack(plain);
    this.tag = '"' + HexFormat.of().formatHex(Arrays.copyOf(sha256(plain), 12)) + '"';
  }

  Mono<ServerResponse> answer(ServerRequest request) {
    return answer(request, "");
  }

  /** {@code policy}: what a browser may run of it; empty for what it does not show. */
  Mono<ServerResponse> answer(ServerRequest request, String policy) {
    ServerResponse.BodyBuilder answer =
        ServerResponse.ok()
            .eTag(tag)
            .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
            .varyBy(HttpHeaders.ACCEPT_ENCODING);
    if (!policy.isEmpty()) {
      answer.header("Content-Security-Policy", policy);
    }
    return request
        .checkNotModified(tag)
        .switchIfEmpty(
            Mono.defer(() -> {
              boolean packs = takesPacked(request);
              if (packs) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
              }
              return answer.contentType(type).bodyValue(packs ? packed : plain);
            }));
  }

  private static boolean takesPacked(ServerRequest request) {
    String accepted = request.headers().firstHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }

  private static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] sha256(byte[] plain) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
