package city.participation.events.programme.web;

import city.participation.events.Checked;
import city.participation.events.TextsBody;
import city.participation.events.content.CouncilPaper;
import city.participation.events.content.ParticipationConcept;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.StrategyGoal;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import city.participation.events.district.Districts;
import city.participation.events.programme.web.ProgrammeRequest.ConceptBody;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of a programme, and tells all that is wrong with it. */
final class ProgrammeBody {

  private final Districts districts;
  private final Checked checked;

  ProgrammeBody(Districts districts, Checked checked) {
    this.districts = districts;
    this.checked = checked;
  }

  ProgrammeContent content(ProgrammeRequest request) {
    Texts title =
        checked.title(
            "/title", request.title(), ProgrammeContent.TITLE_MIN, ProgrammeContent.TITLE_MAX);
    Texts summary =
        checked.texts(
            "/summary",
            request.summary(),
            ProgrammeContent.SUMMARY_MIN,
            ProgrammeContent.SUMMARY_MAX,
            true);
    if (request.audience() == null) {
      checked.wrong("/audience", "missing");
    }
    String leadOffice =
        checked.line(
            "/leadOffice",
            request.leadOffice(),
            ProgrammeContent.OFFICE_MIN,
            ProgrammeContent.OFFICE_MAX);
    List<String> numbers =
        checked.each(
            "/districts", request.districts(), ProgrammeContent.DISTRICTS_MOST, this::district);
    List<Theme> themes =
        checked.required("/themes", request.themes(), Theme.values().length, this::theme);
    List<StrategyGoal> goals =
        checked.each(
            "/goals",
            request.goals(),
            StrategyGoal.MOST,
            (pointer, goal) -> {
              String code =
                  checked.form(
                      pointer + "/code",
                      goal.code(),
                      StrategyGoal.CODE_MAX,
                      StrategyGoal::isCode,
                      "no-goal-code");
              Texts name =
                  checked.title(
                      pointer + "/name", goal.name(), StrategyGoal.NAME_MIN, StrategyGoal.NAME_MAX);
              return code == null || name == null ? null : new StrategyGoal(code, name);
            });
    List<CouncilPaper> papers =
        checked.each(
            "/papers",
            request.papers(),
            CouncilPaper.MOST,
            (pointer, paper) -> {
              String its =
                  checked.line(
                      pointer + "/title",
                      paper.title(),
                      CouncilPaper.TITLE_MIN,
                      CouncilPaper.TITLE_MAX);
              String url =
                  checked.form(
                      pointer + "/url",
                      paper.url(),
                      CouncilPaper.URL_MAX,
                      it -> Checked.isLink(it, Set.of("https")),
                      "no-https-address");
              return its == null || url == null ? null : new CouncilPaper(its, url);
            });
    ParticipationConcept concept = request.concept() == null ? null : concept(request.concept());
    checked.complain();
    return new ProgrammeContent(
        Objects.requireNonNull(title),
        Objects.requireNonNull(summary),
        Objects.requireNonNull(request.audience()),
        Objects.requireNonNull(leadOffice),
        numbers,
        themes,
        goals,
        papers,
        concept);
  }

  private @Nullable ParticipationConcept concept(ConceptBody request) {
    Texts goals =
        checked.texts(
            "/concept/goals",
            request.goals(),
            ParticipationConcept.GOALS_MIN,
            ParticipationConcept.GOALS_MAX,
            false);
    List<Texts> groups =
        checked.required(
            "/concept/targetGroups",
            request.targetGroups(),
            ParticipationConcept.ITEMS_MOST,
            this::item);
    List<Texts> methods =
        checked.required(
            "/concept/methods", request.methods(), ParticipationConcept.ITEMS_MOST, this::item);
    if (request.level() == null) {
      checked.wrong("/concept/level", "missing");
      return null;
    }
    return goals == null ? null : new ParticipationConcept(goals, groups, methods, request.level());
  }

  private @Nullable Texts item(String pointer, TextsBody text) {
    return checked.texts(
        pointer, text, ParticipationConcept.ITEM_MIN, ParticipationConcept.ITEM_MAX, false);
  }

  private String district(String pointer, String number) {
    if (!districts.contains(number)) {
      checked.wrong(pointer, "unknown-district");
    }
    return number;
  }

  private @Nullable Theme theme(String pointer, String code) {
    Theme theme = Theme.find(code).orElse(null);
    if (theme == null) {
      checked.wrong(
          pointer,
          "not-one-of",
          Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", ")));
    }
    return theme;
  }
}
