package city.participation.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

/**
 * More people than the demo sign-in knows, signed in with its own key: each has a token that no
 * service has seen before, as in life.
 */
final class Participants {

  private static final String AUDIENCE = "participation-api";
  private static final Duration LIFETIME = Duration.ofHours(2);

  private final List<String> headers;

  private Participants(List<String> headers) {
    this.headers = headers;
  }

  static Participants signIn(Suite suite, int count) throws IOException {
    try {
      var key = RSAKey.parse(Files.readString(suite.signInKey()));
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var signer = new RSASSASigner(key);
      var now = Instant.now();
      return new Participants(
          IntStream.range(0, count)
              .parallel()
              .mapToObj(number -> token(number, suite.issuer(), now, header, signer))
              .map(token -> "Authorization: Bearer " + token + "\r\n")
              .toList());
    } catch (ParseException | JOSEException e) {
      throw new IOException("the demo sign-in's key is not what it was", e);
    }
  }

  int count() {
    return headers.size();
  }

  /** A header line that signs this one in. */
  String header(int number) {
    return headers.get(number);
  }

  private static String token(
      int number, String issuer, Instant now, JWSHeader header, RSASSASigner signer) {
    var token =
        new SignedJWT(
            header,
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("citizen-" + number)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("roles", List.of("participant"))
                .build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
