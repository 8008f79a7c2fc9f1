package city.participation.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.defaults.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class AccessTokensTests {

  private final Issuer issuer = new Issuer();
  private final JwtDecoder decoder = decoder(Duration.ofMillis(1));

  private JwtDecoder decoder(Duration fetchInterval) {
    return AccessTokens.decoder(
        new SigningKeys(Issuer.NAME, issuer.keysUri(), fetchInterval),
        Issuer.NAME,
        List.of(Issuer.AUDIENCE, "another"),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private void refuses(String token) {
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
  }

  @Test
  void acceptsAnAccessToken() {
    assertThat(decoder.decode(issuer.token("me", "staff")).getSubject()).isEqualTo("me");
    assertThat(decoder.decode(issuer.tokenOfType("at+jwt")).getSubject()).isEqualTo("somebody");
    assertThat(decoder.decode(issuer.token(claims -> claims.audience(List.of("x", "another")))))
        .isNotNull();
  }

  @Test
  void asksForTheKeysOnce() {
    for (int i = 0; i < 50; i++) {
      decoder.decode(issuer.token("me", "staff"));
    }
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNotSignedByTheIssuer() {
    refuses(issuer.forged());
    refuses(issuer.unsigned());
    refuses(issuer.hs256WithThePublicKey());
    refuses("not.a.token");
    refuses("x");
  }

  @Test
  void refusesOtherIssuersAndAudiences() {
    refuses(issuer.token(claims -> claims.issuer("https://other.example")));
    refuses(issuer.token(claims -> claims.issuer(Issuer.NAME + "/")));
    refuses(issuer.token(claims -> claims.issuer(null)));
    refuses(issuer.token(claims -> claims.audience("other-api")));
    refuses(issuer.token(claims -> claims.audience(List.of())));
  }

  @Test
  void refusesTokensOutsideTheirTime() {
    Instant now = Instant.now();
    refuses(issuer.token(claims -> claims.expirationTime(null)));
    refuses(issuer.token(claims -> claims.expirationTime(Date.from(now.minusSeconds(70)))));
    refuses(issuer.token(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(90)))));
    assertThat(
            decoder.decode(
                issuer.token(claims -> claims.expirationTime(Date.from(now.minusSeconds(30))))))
        .as("clocks may differ by a minute")
        .isNotNull();
  }

  @Test
  void refusesIdTokensAndNobody() {
    refuses(issuer.token(claims -> claims.claim("nonce", "n")));
    refuses(issuer.token(claims -> claims.claim("at_hash", "h")));
    refuses(issuer.token(claims -> claims.claim("typ", "ID")));
    refuses(issuer.tokenOfType("logout+jwt"));
    refuses(issuer.token(claims -> claims.subject(null)));
    refuses(issuer.token(claims -> claims.subject(" ")));
    refuses(issuer.token(claims -> claims.subject("x".repeat(256))));
  }

  @Test
  void followsAChangeOfKeys() {
    decoder.decode(issuer.token("me", "staff"));
    issuer.changeKeyTo("second");
    assertThat(decoder.decode(issuer.token("me", "staff")).getSubject()).isEqualTo("me");
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void keepsServingKnownKeysWhileTheIssuerIsOutOfReach() {
    String token = issuer.token("me", "staff");
    decoder.decode(token);
    issuer.reachable(false);
    refuses(issuer.ofUnknownKey());
    assertThat(decoder.decode(token).getSubject()).isEqualTo("me");
  }

  @Test
  void doesNotLetUnknownKeysFloodTheIssuer() {
    JwtDecoder patient = decoder(Duration.ofSeconds(25));
    String token = issuer.token("me", "staff");
    patient.decode(token);
    for (int i = 0; i < 50; i++) {
      assertThatExceptionOfType(BadJwtException.class)
          .isThrownBy(() -> patient.decode(issuer.ofUnknownKey()));
    }
    assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
    assertThat(patient.decode(token).getSubject()).isEqualTo("me");
  }

  @Test
  void refusesAnExpiredTokenThatItRemembers() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    VerifiedTokens tokens =
        AccessTokens.decoder(
            new SigningKeys(Issuer.NAME, issuer.keysUri(), Duration.ofMillis(1)),
            Issuer.NAME,
            List.of(Issuer.AUDIENCE),
            new Clock() {

              @Override
              public Instant instant() {
                return now.get();
              }

              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }
            });
    String token = issuer.token("me", "staff");
    assertThat(tokens.decode(token)).as("remembered").isSameAs(tokens.decode(token));
    now.set(now.get().plusSeconds(370));
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
  }

  @Test
  void forgetsTokensOfAKeyThatTheIssuerWithdrew() throws Exception {
    assertThat(SigningKeys.FRESH.plus(VerifiedTokens.LONGEST))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    VerifiedTokens tokens =
        AccessTokens.decoder(
            new SigningKeys(
                Issuer.NAME, issuer.keysUri(), Duration.ofMillis(1), Duration.ofMillis(600)),
            Issuer.NAME,
            List.of(Issuer.AUDIENCE),
            Clock.systemUTC(),
            Duration.ofMillis(600));
    String token = issuer.token("me", "staff");
    tokens.decode(token);
    issuer.changeKeyTo("second");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> tokens.decode(token)));
  }

  @Test
  void remembersABoundedNumberOfTokens() {
    AtomicInteger decoded = new AtomicInteger();
    Jwt any = decoder.decode(issuer.token("me", "staff"));
    VerifiedTokens tokens =
        new VerifiedTokens(
            token -> {
              decoded.incrementAndGet();
              return any;
            },
            token -> OAuth2TokenValidatorResult.success(),
            new SigningKeys(Issuer.NAME, issuer.keysUri(), Duration.ofMillis(1)),
            VerifiedTokens.LONGEST);
    for (int i = 0; i <= 1_000; i++) {
      tokens.decode("token-" + i);
    }
    tokens.decode("token-1000");
    assertThat(decoded).hasValue(1_001);
    tokens.decode("token-0");
    assertThat(decoded).hasValue(1_002);
  }

  @Test
  void doesNotCallATokenBadWhenNoKeyWasEverSeen() {
    issuer.reachable(false);
    String token = issuer.token("me", "staff");
    assertThatThrownBy(() -> decoder.decode(token))
        .isInstanceOf(JwtException.class)
        .isNotInstanceOf(BadJwtException.class);
    issuer.reachable(true);
    assertThat(decoder.decode(token).getSubject()).isEqualTo("me");
  }
}
