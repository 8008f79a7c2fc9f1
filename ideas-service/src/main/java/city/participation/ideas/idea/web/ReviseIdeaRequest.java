package city.participation.ideas.idea.web;

import city.participation.ideas.idea.IdeaContent;
import city.participation.ideas.place.Place;
import city.participation.ideas.theme.Theme;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to change. A merge patch (RFC 7396): absent stays; place or programme of null goes. */
@Schema(description = "What is to change; the rest stays. Place or programme of null is removed.")
final class ReviseIdeaRequest {

  private final Map<String, @Nullable Object> given = new HashMap<>();

  @JsonSetter
  @Schema(minLength = IdeaContent.TITLE_MIN, maxLength = IdeaContent.TITLE_MAX)
  void setTitle(@Nullable String title) {
    given.put("title", title);
  }

  @JsonSetter
  @Schema(minLength = IdeaContent.TEXT_MIN, maxLength = IdeaContent.TEXT_MAX)
  void setText(@Nullable String text) {
    given.put("text", text);
  }

  @JsonSetter
  @Schema(description = "Code of a theme.")
  void setTheme(@Nullable String theme) {
    given.put("theme", theme);
  }

  @JsonSetter
  void setPlace(@Nullable PlacePatch place) {
    given.put("place", place);
  }

  @JsonSetter
  @Schema(description = "The programme that it belongs to; fixed once the idea was submitted.")
  void setProgramme(@Nullable String programme) {
    given.put("programme", programme);
  }

  UnaryOperator<IdeaContent> changes(IdeaBody body) {
    if (given.isEmpty()) {
      body.missing("");
    }
    String title = given.containsKey("title") ? body.title((String) given.get("title")) : null;
    String text = given.containsKey("text") ? body.text((String) given.get("text")) : null;
    Theme theme = given.containsKey("theme") ? body.theme((String) given.get("theme")) : null;
    UnaryOperator<@Nullable Place> place = place(body);
    body.complain();
    return before ->
        new IdeaContent(
            Objects.requireNonNullElse(title, before.title()),
            Objects.requireNonNullElse(text, before.text()),
            Objects.requireNonNullElse(theme, before.theme()),
            place.apply(before.place()),
            given.containsKey("programme") ? (String) given.get("programme") : before.programme());
  }

  private UnaryOperator<@Nullable Place> place(IdeaBody body) {
    if (!given.containsKey("place")) {
      return before -> before;
    }
    PlacePatch patch = (PlacePatch) given.get("place");
    return patch == null ? before -> null : patch.changes(body);
  }
}
