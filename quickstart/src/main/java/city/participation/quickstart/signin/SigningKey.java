package city.participation.quickstart.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs tokens, kept in a file so that tokens outlive a restart. */
final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(Path file) {
    try {
      return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : generate(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write the signing key " + file, e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(
          "the signing key " + file + " is not usable: delete it and start again", e);
    }
  }

  private static RSAKey generate(Path file) throws IOException, JOSEException {
    var key =
        new RSAKeyGenerator(BITS)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.RS256)
            .keyIDFromThumbprint(true)
            .generate();
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly);
    Files.writeString(draft, key.toJSONString());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return key;
  }
}
