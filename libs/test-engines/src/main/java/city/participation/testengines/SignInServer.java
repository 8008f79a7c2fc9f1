package city.participation.testengines;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two documents of a sign-in that a resource server reads. */
final class SignInServer {

  /**
   * Signing was a sixth of what tests cost with a key of 2,048 bits, and no test asks how strong
   * the key is.
   */
  private static final int BITS = 1024;

  private final HttpServer http;
  private volatile RSAKey key = newKey(UUID.randomUUID().toString());
  private volatile boolean keySetAvailable = true;

  private SignInServer(HttpServer http) {
    this.http = http;
  }

  static SignInServer start() {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      HttpServer http = HttpServer.create(address, 0);
      var server = new SignInServer(http);
      http.createContext("/.well-known/openid-configuration", server::describe);
      http.createContext("/jwks", server::publish);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RSAKey newKey(String keyId) {
    try {
      return new RSAKeyGenerator(BITS, true).keyID(keyId).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  String keySetUri() {
    return issuer() + "/jwks";
  }

  RSAKey key() {
    return key;
  }

  void publishKeySet(boolean available) {
    keySetAvailable = available;
  }

  void replaceKey() {
    key = newKey(UUID.randomUUID().toString());
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Map.of(
            "issuer", issuer(),
            "jwks_uri", keySetUri(),
            "token_endpoint", issuer() + "/token",
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256")));
  }

  private void publish(HttpExchange exchange) throws IOException {
    if (keySetAvailable) {
      answer(exchange, 200, new JWKSet(key).toPublicJWKSet().toJSONObject());
    } else {
      answer(exchange, 503, Map.of());
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
