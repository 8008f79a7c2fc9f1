package city.participation.defaults.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys: fetched at the first token, refreshed in the background, and kept while
 * the issuer is out of reach. A key that nobody knows costs at most a few fetches per interval,
 * however many tokens name one.
 */
final class SigningKeys implements JWKSetSource<SecurityContext>, JWKSource<SecurityContext> {

  private static final int HTTP_TIMEOUT = (int) Duration.ofSeconds(2).toMillis();
  private static final int LARGEST_SET = 100_000;

  /**
   * With the {@link VerifiedTokens#LONGEST} a token is remembered, the minute after which a key
   * that the issuer withdrew opens nothing.
   */
  static final Duration FRESH = Duration.ofSeconds(30);

  private static final long OUTAGE = Duration.ofHours(12).toMillis();

  private final DefaultResourceRetriever http =
      new DefaultResourceRetriever(HTTP_TIMEOUT, HTTP_TIMEOUT, LARGEST_SET);
  private final String issuer;
  private final @Nullable String jwkSetUri;
  private final JWKSource<SecurityContext> cached;
  private final long fresh;
  private volatile @Nullable Fetched last;

  private record Fetched(JWKSet keys, long at) {}

  /** {@code jwkSetUri}: found by OpenID discovery when absent. */
  SigningKeys(String issuer, @Nullable String jwkSetUri, Duration fetchInterval) {
    this(issuer, jwkSetUri, fetchInterval, FRESH);
  }

  SigningKeys(String issuer, @Nullable String jwkSetUri, Duration fetchInterval, Duration fresh) {
    this.fresh = fresh.toNanos();
    this.issuer = issuer;
    this.jwkSetUri = jwkSetUri;
    this.cached =
        JWKSourceBuilder.create((JWKSetSource<SecurityContext>) this)
            .cache(fresh.toMillis(), fresh.toMillis() / 6)
            .refreshAheadCache(
                fresh.toMillis() / 3,
                null,
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("signing-keys-", 0).factory()),
                true,
                null,
                true)
            .rateLimited(fetchInterval.toMillis())
            .outageTolerant(OUTAGE)
            .build();
  }

  /** Falls back to the keys last seen; throws only when none were ever seen. */
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return cached.get(selector, context);
    } catch (KeySourceException unreachable) {
      Fetched known = last;
      if (known == null) {
        throw unreachable;
      }
      return selector.select(known.keys());
    }
  }

  /** Whether {@link #get} answers from memory for a token signed with that key. */
  boolean knowsAtOnce(@Nullable String keyId) {
    Fetched known = last;
    return keyId != null
        && known != null
        && System.nanoTime() - known.at() < fresh
        && known.keys().getKeyByKeyId(keyId) != null;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      JWKSet fetched = JWKSet.parse(content(jwkSetUri == null ? discovered() : jwkSetUri));
      last = new Fetched(fetched, System.nanoTime());
      return fetched;
    } catch (IOException | ParseException | IllegalArgumentException unreadable) {
      throw new JWKSetUnavailableException("The issuer's keys are out of reach", unreadable);
    }
  }

  private String discovered() throws IOException, ParseException {
    var document = JSONObjectUtils.parse(content(issuer + "/.well-known/openid-configuration"));
    if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
      throw new IOException("The discovery document is another issuer's");
    }
    return JSONObjectUtils.getString(document, "jwks_uri");
  }

  private String content(String uri) throws IOException {
    return http.retrieveResource(URI.create(uri).toURL()).getContent();
  }

  @Override
  public void close() throws IOException {
    // Called by the cache that wraps this; there is nothing of its own to end.
  }
}
