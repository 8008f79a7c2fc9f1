package city.participation.ideas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * The file is the contract, the code must say the same. After a change that is meant, take {@code
 * target/openapi.yaml} over.
 */
@RunningIdeasService
class OpenApiIT {

  private static final Path CONTRACT = Path.of("contracts", "openapi.yaml");
  private static final Path GENERATED = Path.of("target", "openapi.yaml");

  @Autowired private OpenApiWebMvcResource description;

  @Test
  void isAsTheContractSays() throws IOException {
    byte[] yaml =
        description.openapiYaml(
            new MockHttpServletRequest("GET", "/v3/api-docs.yaml"),
            "/v3/api-docs.yaml",
            Locale.ENGLISH);
    String generated = new String(yaml, StandardCharsets.UTF_8);
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, generated);
    assertThat(generated).isEqualTo(Files.readString(CONTRACT));
  }
}
