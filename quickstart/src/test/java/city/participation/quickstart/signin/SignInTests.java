package city.participation.quickstart.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTests {

  @TempDir private static Path folder;
  private static int port;
  private static SignIn signIn;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    try (var probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    signIn = SignIn.start(port, issuer(), folder.resolve("key.json"));
  }

  @AfterAll
  static void stop() {
    signIn.close();
  }

  @ParameterizedTest
  @CsvSource({
    "demo-participant-1, participant,",
    "demo-participant-9, participant,",
    "demo-partner-2, partner,",
    "demo-staff-1, staff, Amt für Stadtentwicklung und Statistik",
    "demo-moderator-2, moderator staff, Büro für Öffentlichkeitsbeteiligung",
    "demo-admin-1, admin, Amt für Informationsverarbeitung"
  })
  void signsWhoItIsWithWhatRolesAndForWhichOffice(
      String client, String roles, @Nullable String office) throws Exception {
    var token = SignedJWT.parse(tokenFor(client, "demo"));
    var claims = token.getJWTClaimsSet();

    assertThat(token.verify(new RSASSAVerifier(keys().getKeys().getFirst().toRSAKey()))).isTrue();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(claims.getSubject()).isEqualTo(client);
    assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of(roles.split(" ")));
    assertThat(claims.getStringClaim("office")).isEqualTo(office);
    assertThat(claims.getAudience()).containsExactly("participation-api");
    assertThat(claims.getIssuer()).isEqualTo(issuer());
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void refusesAWrongSecretAndAnUnknownClient() throws Exception {
    assertThat(ask("demo-staff-1", "guess").statusCode()).isEqualTo(401);
    assertThat(ask("demo-participant-10", "demo").statusCode()).isEqualTo(401);
  }

  @Test
  void publishesNoPrivateKey() throws Exception {
    assertThat(keys().getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
  }

  @Test
  void showsNothingElse() throws Exception {
    assertThat(get("/login").statusCode()).isIn(401, 403, 404);
    assertThat(get("/").statusCode()).isIn(401, 403, 404);
  }

  @Test
  void keepsItsKeyForTheNextStart() {
    var file = folder.resolve("kept.json");
    assertThat(SigningKey.in(file)).isEqualTo(SigningKey.in(file));
  }

  private static String issuer() {
    return "http://127.0.0.1:" + port;
  }

  private static JWKSet keys() throws Exception {
    return JWKSet.parse(get("/oauth2/jwks").body());
  }

  private static String tokenFor(String client, String secret) throws Exception {
    var answer = ask(client, secret);
    var token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(token.find()).as(answer.body()).isTrue();
    return token.group(1);
  }

  private static HttpResponse<String> ask(String client, String secret) throws Exception {
    var basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(issuer() + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(issuer() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
