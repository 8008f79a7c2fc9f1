package city.participation.events.event.web;

import city.participation.events.Checked;
import city.participation.events.content.Accessibility;
import city.participation.events.content.AgendaEntry;
import city.participation.events.content.EventContent;
import city.participation.events.content.Speaker;
import city.participation.events.content.Texts;
import city.participation.events.district.Districts;
import city.participation.events.event.EventDraft;
import city.participation.events.event.EventPlan;
import city.participation.events.event.web.EventRequest.AccessibilityBody;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of an event, and tells all that is wrong with it. */
final class EventBody {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final int LANGUAGE_MAX = 35;
  private static final String GERMAN = "de";

  private final Checked checked;
  private final PlanBody plans;

  EventBody(Districts districts, Checked checked) {
    this.checked = checked;
    this.plans = new PlanBody(districts, checked);
  }

  EventDraft draft(EventRequest request) {
    String programme = id(checked, "/programmeId", request.programmeId());
    Texts title =
        checked.title("/title", request.title(), EventContent.TITLE_MIN, EventContent.TITLE_MAX);
    Texts description =
        checked.texts(
            "/description",
            request.description(),
            EventContent.DESCRIPTION_MIN,
            EventContent.DESCRIPTION_MAX,
            true);
    if (request.format() == null) {
      checked.wrong("/format", "missing");
    }
    List<String> languages =
        request.languages() == null
            ? List.of(GERMAN)
            : checked.required(
                "/languages",
                request.languages(),
                EventContent.LANGUAGES_MOST,
                (pointer, tag) ->
                    checked.form(
                        pointer,
                        tag,
                        LANGUAGE_MAX,
                        it -> LANGUAGE.matcher(it).matches(),
                        "no-language"));
    int cost =
        number(
            "/costCents",
            request.costCents() == null ? 0 : request.costCents(),
            0,
            EventContent.COST_MAX);
    Accessibility accessibility =
        request.accessibility() == null ? null : accessibility(request.accessibility());
    List<Speaker> speakers =
        checked.each(
            "/speakers",
            request.speakers(),
            Speaker.MOST,
            (pointer, speaker) -> {
              String name =
                  checked.line(
                      pointer + "/name", speaker.name(), Speaker.NAME_MIN, Speaker.NAME_MAX);
              String role =
                  speaker.role() == null
                      ? null
                      : checked.line(
                          pointer + "/role", speaker.role(), Speaker.ROLE_MIN, Speaker.ROLE_MAX);
              return name == null ? null : new Speaker(name, role);
            });
    List<AgendaEntry> agenda =
        checked.each(
            "/agenda",
            request.agenda(),
            AgendaEntry.MOST,
            (pointer, entry) -> {
              Texts its =
                  checked.texts(
                      pointer + "/title",
                      entry.title(),
                      AgendaEntry.TITLE_MIN,
                      AgendaEntry.TITLE_MAX,
                      false);
              if (entry.minutes() == null) {
                checked.wrong(pointer + "/minutes", "missing");
                return null;
              }
              int minutes =
                  number(pointer + "/minutes", entry.minutes(), 1, AgendaEntry.MINUTES_MAX);
              return its == null ? null : new AgendaEntry(its, minutes);
            });
    List<String> ideas = ids(checked, "/ideas", request.ideas(), EventContent.IDEAS_MOST);
    List<String> coHosts = ids(checked, "/coHosts", request.coHosts(), EventContent.CO_HOSTS_MOST);
    EventPlan plan = plans.plan(request);
    checked.complain();
    return new EventDraft(
        Objects.requireNonNull(programme),
        new EventContent(
            Objects.requireNonNull(title),
            Objects.requireNonNull(description),
            Objects.requireNonNull(request.format()),
            languages,
            cost,
            accessibility,
            speakers,
            agenda,
            ideas,
            coHosts),
        plan);
  }

  private @Nullable Accessibility accessibility(AccessibilityBody facts) {
    Boolean stepFree = fact("stepFree", facts.stepFree());
    Boolean hearingLoop = fact("hearingLoop", facts.hearingLoop());
    Boolean signLanguage = fact("signLanguage", facts.signLanguage());
    Boolean easyLanguage = fact("easyLanguage", facts.easyLanguage());
    return stepFree == null || hearingLoop == null || signLanguage == null || easyLanguage == null
        ? null
        : new Accessibility(stepFree, hearingLoop, signLanguage, easyLanguage);
  }

  private @Nullable Boolean fact(String name, @Nullable Boolean value) {
    if (value == null) {
      checked.wrong("/accessibility/" + name, "missing");
    }
    return value;
  }

  private int number(String pointer, int value, int min, int max) {
    if (value < min || value > max) {
      checked.wrong(pointer, "out-of-range", min, max);
    }
    return value;
  }

  static @Nullable String id(Checked checked, String pointer, @Nullable String value) {
    return checked.form(
        pointer, value, EventContent.ID_MAX, it -> ID.matcher(it).matches(), "no-id");
  }

  static List<String> ids(
      Checked checked, String pointer, @Nullable List<@Nullable String> values, int most) {
    return checked.each(pointer, values, most, (place, value) -> id(checked, place, value));
  }
}
