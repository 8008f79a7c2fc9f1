package city.participation.systemtests;

import static city.participation.systemtests.ComposeFile.ROOT;
import static city.participation.systemtests.ComposeFile.asMap;
import static city.participation.systemtests.ComposeFile.map;
import static city.participation.systemtests.ComposeFile.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where passes of guests are signed and where they are read, the halves of one key are set. */
class GuestKeysTests {

  private static final String PREFIX = "302a300506032b6570032100";

  @Test
  void fitOnOneMachine() throws GeneralSecurityException {
    var signs =
        asMap(
            Objects.requireNonNull(settings("notifications-service").get("participation.guests")));
    assertFit(
        text(signs, "key-id"),
        text(signs, "secret"),
        text(
            asMap(Objects.requireNonNull(settings("events-service").get("participation"))),
            "guests.keys"));
  }

  @Test
  void fitInCompose() throws GeneralSecurityException {
    var compose = ComposeFile.read();
    var signs = compose.environment("notifications-service");
    assertFit(
        text(signs, "PARTICIPATION_GUESTS_KEYID"),
        text(signs, "PARTICIPATION_GUESTS_SECRET"),
        text(compose.environment("events-service"), "PARTICIPATION_GUESTS_KEYS"));
  }

  @Test
  void fitOnKubernetes() throws GeneralSecurityException {
    var signs = secret("notifications-service");
    assertFit(
        text(signs, "guest-key-id"),
        text(signs, "guest-secret"),
        text(secret("events-service"), "guest-keys"));
  }

  private static Map<String, Object> settings(String service) {
    return yaml(ROOT.resolve(service + "/src/main/resources/application.yml")).getFirst();
  }

  private static Map<String, Object> secret(String service) {
    return yaml(ROOT.resolve("k8s/components/single-node-engines/secrets.yaml")).stream()
        .filter(it -> service.equals(map(it, "metadata").get("name")))
        .map(it -> map(it, "stringData"))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Map<String, ?> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name).toString();
  }

  private static void assertFit(String id, String secret, String keys)
      throws GeneralSecurityException {
    assertThat(keys).startsWith(id + ":");
    byte[] publicHalf = Base64.getDecoder().decode(keys.substring(id.length() + 1));
    var message = "any".getBytes(StandardCharsets.US_ASCII);
    var factory = KeyFactory.getInstance("Ed25519");
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(
        factory.generatePrivate(
            new EdECPrivateKeySpec(
                NamedParameterSpec.ED25519, Base64.getDecoder().decode(secret))));
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(
        factory.generatePublic(
            new X509EncodedKeySpec(
                HexFormat.of().parseHex(PREFIX + HexFormat.of().formatHex(publicHalf)))));
    signature.update(message);

    assertThat(signature.verify(signed)).isTrue();
  }
}
