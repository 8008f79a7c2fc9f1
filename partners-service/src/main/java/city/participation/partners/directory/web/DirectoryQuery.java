package city.participation.partners.directory.web;

import city.participation.defaults.problem.Problem;
import city.participation.partners.directory.DirectoryFilter;
import city.participation.partners.directory.DirectoryOrder;
import city.participation.partners.district.Districts;
import city.participation.partners.engagement.ListEngagements;
import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which partners a query asks for. */
@Component
class DirectoryQuery {

  static final int SEARCH_MAX = 80;

  private static final int PROGRAMME_MAX = 64;

  private final Districts districts;
  private final ListEngagements engagements;

  DirectoryQuery(Districts districts, ListEngagements engagements) {
    this.districts = districts;
    this.engagements = engagements;
  }

  DirectoryFilter filter(
      @Nullable String sector,
      @Nullable String theme,
      @Nullable String district,
      @Nullable String programme,
      @Nullable String search) {
    Problem problem = Problem.invalid();
    Sector itsSector =
        sector == null
            ? null
            : Arrays.stream(Sector.values())
                .filter(it -> it.name().equals(sector))
                .findFirst()
                .orElse(null);
    if (sector != null && itsSector == null) {
      problem.withParameter("sector", "not-one-of", names());
    }
    Theme itsTheme = theme == null ? null : Theme.find(theme).orElse(null);
    if (theme != null && itsTheme == null) {
      problem.withParameter("theme", "not-one-of", codes());
    }
    if (district != null && !districts.contains(district)) {
      problem.withParameter("district", "unknown-district");
    }
    if (programme != null && programme.length() > PROGRAMME_MAX) {
      problem.withParameter("programme", "too-long", PROGRAMME_MAX);
    }
    List<String> words = words(search, problem);
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    return new DirectoryFilter(
        itsSector,
        itsTheme,
        district,
        words,
        programme == null ? null : engagements.partnersIn(programme));
  }

  private static List<String> words(@Nullable String search, Problem problem) {
    if (search == null) {
      return List.of();
    }
    if (search.length() > SEARCH_MAX) {
      problem.withParameter("q", "too-long", SEARCH_MAX);
      return List.of();
    }
    List<String> words = Listing.searched(search);
    if (words.isEmpty()) {
      problem.withParameter("q", "no-search-word", Listing.SEARCHED_MIN);
    } else if (words.size() > Listing.SEARCHED_MOST) {
      problem.withParameter("q", "too-many", Listing.SEARCHED_MOST);
    }
    return words;
  }

  static DirectoryOrder order(@Nullable String sort) {
    if (sort == null) {
      return DirectoryOrder.NAME;
    }
    return DirectoryOrder.find(sort)
        .orElseThrow(() ->
            Problem.invalid()
                .withParameter(
                    "sort",
                    "not-one-of",
                    Arrays.stream(DirectoryOrder.values())
                        .map(DirectoryOrder::code)
                        .collect(Collectors.joining(", "))));
  }

  private static String names() {
    return Arrays.stream(Sector.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String codes() {
    return Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", "));
  }
}
