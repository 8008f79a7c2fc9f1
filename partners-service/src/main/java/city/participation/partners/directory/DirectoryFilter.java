package city.participation.partners.directory;

import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the accredited partners.
 *
 * @param district who works there: a Stadtteil, or a Stadtbezirk with all its Stadtteile
 * @param words all of which they have to have
 * @param among only these partners; null for all
 */
public record DirectoryFilter(
    @Nullable Sector sector,
    @Nullable Theme theme,
    @Nullable String district,
    List<String> words,
    @Nullable Set<String> among) {

  public static final DirectoryFilter ALL = new DirectoryFilter(null, null, null, List.of(), null);

  public DirectoryFilter {
    words = List.copyOf(words);
    among = among == null ? null : Set.copyOf(among);
  }

  DirectoryFilter of(Sector one) {
    return new DirectoryFilter(one, theme, district, words, among);
  }

  List<String> keys() {
    return Listing.keys(sector, theme, district);
  }
}
