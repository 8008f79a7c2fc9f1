package city.participation.ideas.idea.web;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.People;
import city.participation.ideas.WrittenText;
import city.participation.ideas.idea.IdeaContent;
import city.participation.ideas.idea.Person;
import city.participation.ideas.place.CityOutline;
import city.participation.ideas.place.District;
import city.participation.ideas.place.Districts;
import city.participation.ideas.place.Place;
import city.participation.ideas.place.Point;
import city.participation.ideas.theme.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request says about an idea, and collects all that is wrong with it. */
final class IdeaBody {

  private final Districts districts;
  private final CityOutline city;
  private final Problem problem = Problem.invalid();

  IdeaBody(Districts districts, CityOutline city) {
    this.districts = districts;
    this.city = city;
  }

  IdeaContent content(SubmitIdeaRequest request) {
    String title = title(request.title());
    String text = text(request.text());
    Theme theme = theme(request.theme());
    Place place = request.place() == null ? null : place(request.place());
    complain();
    return new IdeaContent(
        Objects.requireNonNull(title),
        Objects.requireNonNull(text),
        Objects.requireNonNull(theme),
        place,
        request.programme());
  }

  @Nullable String title(@Nullable String title) {
    return line("/title", title, IdeaContent.TITLE_MIN, IdeaContent.TITLE_MAX);
  }

  @Nullable String text(@Nullable String text) {
    return checked(
        "/text", text, IdeaContent.TEXT_MIN, IdeaContent.TEXT_MAX, WrittenText.PARAGRAPHS);
  }

  @Nullable Theme theme(@Nullable String code) {
    if (code == null) {
      problem.withField("/theme", "missing");
      return null;
    }
    Theme theme = Theme.find(code).orElse(null);
    if (theme == null) {
      String known =
          Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", "));
      problem.withField("/theme", "not-one-of", known);
    }
    return theme;
  }

  private @Nullable Place place(PlaceRequest request) {
    if (request.district() == null && request.point() == null) {
      problem.withField("/place", "place-empty");
      return null;
    }
    return place(request.district(), request.point());
  }

  /** What is named of a place; null where nothing is, or nothing right. */
  @Nullable Place place(@Nullable String code, PlaceRequest.@Nullable PointRequest request) {
    District district = null;
    if (code != null) {
      district = districts.find(code).orElse(null);
      if (district == null) {
        problem.withField("/place/district", "unknown-district");
      }
    }
    Point point = request == null ? null : point(request);
    return district == null && point == null ? null : Place.of(district, point);
  }

  private @Nullable Point point(PlaceRequest.PointRequest request) {
    if (!Point.TYPE.equals(request.type())) {
      problem.withField("/place/point/type", "not-one-of", Point.TYPE);
      return null;
    }
    List<@Nullable Double> coordinates = request.coordinates();
    if (coordinates == null || coordinates.size() != 2 || coordinates.contains(null)) {
      problem.withField("/place/point/coordinates", "longitude-latitude");
      return null;
    }
    Point point =
        Point.at(
            Objects.requireNonNull(coordinates.get(0)), Objects.requireNonNull(coordinates.get(1)));
    if (!city.contains(point)) {
      problem.withField("/place/point/coordinates", "outside-city");
      return null;
    }
    return point;
  }

  @Nullable String line(String pointer, @Nullable String value, int min, int max) {
    return checked(pointer, value, min, max, WrittenText.LINE);
  }

  /** Who acts, for the office that the request names, else for that of the sign-in. */
  Person person(Caller caller, @Nullable String office) {
    return People.person(caller)
        .actingFor(
            office == null
                ? officeOf(caller)
                : line("/office", office, Person.OFFICE_MIN, Person.OFFICE_MAX));
  }

  /** One that could not be shown counts as none: the caller can name another, not change it. */
  private static @Nullable String officeOf(Caller caller) {
    String office = caller.office() == null ? "" : caller.office().strip();
    return WrittenText.LINE.accepts(office, Person.OFFICE_MIN, Person.OFFICE_MAX) ? office : null;
  }

  @Nullable String paragraphs(String pointer, @Nullable String value, int min, int max) {
    return checked(pointer, value, min, max, WrittenText.PARAGRAPHS);
  }

  private @Nullable String checked(
      String pointer, @Nullable String value, int min, int max, WrittenText kind) {
    if (value == null) {
      problem.withField(pointer, "missing");
      return null;
    }
    return kind.checked(problem, pointer, value, min, max);
  }

  void missing(String pointer) {
    problem.withField(pointer, "missing");
  }

  /** Refuses the request if anything was wrong. */
  void complain() {
    if (!problem.fields().isEmpty()) {
      throw problem;
    }
  }
}
