package city.participation.events;

import city.participation.events.content.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "Texts", description = "One text in German and in English.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TextsBody(
    @Schema(requiredMode = RequiredMode.REQUIRED, example = "Ideen sammeln") @Nullable String de,
    @Schema(example = "Collecting ideas") @Nullable String en) {

  public static TextsBody of(Texts texts) {
    return new TextsBody(texts.de(), texts.en());
  }
}
