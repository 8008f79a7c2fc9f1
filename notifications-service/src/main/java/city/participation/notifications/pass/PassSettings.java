package city.participation.notifications.pass;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What passes of guests are signed with.
 *
 * @param keyId tells passes of this key from those of others
 * @param secret 32 random bytes in Base64: the private key (Ed25519)
 * @param retired keys whose passes still count, each {@code id:} and the 32 bytes of its public
 *     half in Base64
 * @param passLife how long the pass in a mail about a registration counts
 */
@ConfigurationProperties("participation.guests")
record PassSettings(
    String keyId,
    String secret,
    @DefaultValue List<String> retired,
    @DefaultValue("60d") Duration passLife) {

  @Override
  public String toString() {
    return "PassSettings[" + keyId + "]";
  }
}
