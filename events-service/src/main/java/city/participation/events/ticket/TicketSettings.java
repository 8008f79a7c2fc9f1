package city.participation.events.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What tickets are signed with.
 *
 * @param keyId tells tickets of this key from those of others
 * @param secret 32 random bytes in Base64: the private key (Ed25519)
 * @param retired public keys by their ids, whose tickets still count; 32 bytes in Base64 as the
 *     check-in list shows them
 */
@ConfigurationProperties("participation.events.tickets")
record TicketSettings(String keyId, String secret, @Nullable Map<String, String> retired) {

  @Override
  public String toString() {
    return "TicketSettings[" + keyId + "]";
  }
}
