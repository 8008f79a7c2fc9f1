package city.participation.testengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Against the checks of a resource server. */
class TestSignInTests {

  @AfterEach
  void publishKeySet() {
    TestSignIn.publishKeySet(true);
  }

  @Test
  void makesTokensThatAResourceServerAccepts() {
    Jwt token = decoder().decode(TestSignIn.token("someone", "staff", "moderator"));

    assertThat(token.getSubject()).isEqualTo("someone");
    assertThat(token.getClaimAsStringList("roles")).containsExactly("staff", "moderator");
  }

  @Test
  void namesAnOfficeIfAskedTo() {
    String token = TestSignIn.officeToken("Amt 15", "someone", "staff");

    assertThat(decoder().decode(token).getClaimAsString("office")).isEqualTo("Amt 15");
    assertThat(decoder().decode(TestSignIn.token("someone", "staff")).hasClaim("office")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void makesTokensThatItRefuses(BadToken flaw) {
    String token = TestSignIn.token(flaw, "someone", "staff");

    assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
  }

  @Test
  void canFailToPublishItsKeys() {
    TestSignIn.publishKeySet(false);

    assertThatThrownBy(() -> decoder().decode(TestSignIn.token("someone")))
        .isInstanceOf(JwtException.class)
        .hasMessageContaining("503");
  }

  @Test
  void canReplaceItsKey() {
    String before = TestSignIn.token("someone");
    TestSignIn.replaceKey();

    assertThatThrownBy(() -> decoder().decode(before)).isInstanceOf(JwtException.class);
    assertThat(decoder().decode(TestSignIn.token("someone")).getSubject()).isEqualTo("someone");
  }

  @Test
  void describesItself() {
    assertThat(NimbusJwtDecoder.withIssuerLocation(TestSignIn.issuer()).build())
        .extracting(decoder -> decoder.decode(TestSignIn.token("someone")).getSubject())
        .isEqualTo("someone");
  }

  private static JwtDecoder decoder() {
    var decoder = NimbusJwtDecoder.withJwkSetUri(TestSignIn.keySetUri()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(TestSignIn.issuer()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(TestSignIn.AUDIENCE)),
            new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null)));
    return decoder;
  }
}
