package city.participation.notifications.idea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of an idea, under its id.
 *
 * @param author absent once their data is erased
 * @param title once it was public
 * @param waitingSince present while the idea waits for a moderator
 */
public record KnownIdea(
    @Nullable String author,
    @Nullable String title,
    @Nullable String theme,
    @Nullable String district,
    @Nullable String origin,
    @Nullable Instant waitingSince) {

  /** How ideas-service names the author of an idea who had their data erased. */
  private static final String NOBODY = "erased:";

  static KnownIdea of(IdeaFact.IdeaSubmitted fact) {
    return new KnownIdea(
        somebody(fact.author()), null, fact.theme(), fact.district(), fact.origin(), fact.at());
  }

  static KnownIdea by(String author) {
    return new KnownIdea(somebody(author), null, null, null, null, null);
  }

  private static @Nullable String somebody(String author) {
    return author.startsWith(NOBODY) ? null : author;
  }

  KnownIdea amended(String itsTheme, @Nullable String itsDistrict) {
    return new KnownIdea(author, title, itsTheme, itsDistrict, origin, waitingSince);
  }

  KnownIdea told(String publicTitle, String itsTheme, @Nullable String itsDistrict) {
    return new KnownIdea(author, publicTitle, itsTheme, itsDistrict, origin, null);
  }

  KnownIdea decided() {
    return new KnownIdea(author, title, theme, district, origin, null);
  }
}
