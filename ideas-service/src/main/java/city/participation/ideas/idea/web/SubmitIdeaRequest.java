package city.participation.ideas.idea.web;

import city.participation.ideas.idea.IdeaContent;
import city.participation.ideas.idea.Origin;
import city.participation.ideas.idea.Person;
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
            description =
                "The programme that it belongs to, as in /api/programmes; none if absent. It is"
                    + " submitted only while an open stage of the programme allows it.",
            example = "5d1f0c3e-8a57-8c11-9f60-2b7e4a9d1c05")
        @Nullable String programme,
    @Schema(
            description = "How the idea reached the city; staff only may say other than WEB.",
            defaultValue = "WEB")
        @Nullable Origin origin,
    @Schema(
            description =
                "With another origin than WEB: on behalf of which office staff enter it; without it"
                    + " that of the token's claim office, and one of both is needed. Shown in the"
                    + " public timeline.",
            minLength = Person.OFFICE_MIN,
            maxLength = Person.OFFICE_MAX,
            example = "Bürgeramt Innenstadt")
        @Nullable String office) {

  Origin originOrWeb() {
    return origin == null ? Origin.WEB : origin;
  }
}
