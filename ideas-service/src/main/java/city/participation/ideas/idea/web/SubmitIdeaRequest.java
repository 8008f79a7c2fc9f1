package city.participation.ideas.idea.web;

import city.participation.ideas.idea.IdeaContent;
import city.participation.ideas.idea.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(description = "A new idea.")
record SubmitIdeaRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = IdeaContent.TITLE_MIN,
            maxLength = IdeaContent.TITLE_MAX,
            description = "One line.",
            example = "Trinkbrunnen am Decksteiner Weiher")
        @Nullable String title,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = IdeaContent.TEXT_MIN,
            maxLength = IdeaContent.TEXT_MAX,
            description = "Plain text, with line breaks.",
            example = "An heißen Tagen fehlt am Weiher ein Brunnen mit Trinkwasser für alle.")
        @Nullable String text,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "Code of a theme, see /api/ideas/themes.",
            example = "liveability")
        @Nullable String theme,
    @Nullable PlaceRequest place,
    @Schema(
            description = "How the idea reached the city; staff only may say other than WEB.",
            defaultValue = "WEB")
        @Nullable Origin origin) {

  Origin originOrWeb() {
    return origin == null ? Origin.WEB : origin;
  }
}
