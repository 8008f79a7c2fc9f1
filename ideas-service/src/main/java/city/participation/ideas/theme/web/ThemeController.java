package city.participation.ideas.theme.web;

import city.participation.ideas.theme.Theme;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Lists to choose from")
class ThemeController {

  @GetMapping(path = "/api/ideas/themes", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listThemes",
      summary = "List the themes of ideas",
      description =
          "With their names in the language that Accept-Language prefers, German or English.")
  ResponseEntity<ThemeList> themes(Locale locale) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(
            new ThemeList(
                Arrays.stream(Theme.values())
                    .map(theme -> new ThemeItem(theme.code(), theme.name(locale)))
                    .toList()));
  }

  @Schema(name = "Themes")
  record ThemeList(List<ThemeItem> items) {}

  @Schema(name = "Theme")
  record ThemeItem(
      @Schema(example = "liveability") String code,
      @Schema(example = "Lebensqualität") String name) {}
}
