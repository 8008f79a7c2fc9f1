package city.participation.events.seat.web;

import city.participation.events.Checked;
import city.participation.events.TextsBody;
import city.participation.events.content.Texts;
import city.participation.events.seat.Mode;
import city.participation.events.seat.Question;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.Size;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "SeatsRequest",
    description =
        "How many seats an event has, and how they are given away. All of it: what is"
            + " absent becomes what is said here.")
record SeatsRequest(
    @Schema(description = "Seats at the venue; needed as the event's attendance says.")
        @Nullable SizeBody onSite,
    @Schema(description = "Places online; needed as the event's attendance says.")
        @Nullable SizeBody online,
    @Schema(minimum = "0", maximum = "3", defaultValue = "0", description = "Whom one may bring.")
        @Nullable Integer mostCompanions,
    @Schema(defaultValue = "true", description = "Whether there is one once all seats are taken.")
        @Nullable Boolean waitingList,
    @Schema(
            minimum = "1",
            maximum = "168",
            defaultValue = "24",
            description = "How long a seat that became free is kept for whoever is next.")
        @Nullable Integer offerHours,
    @ArraySchema(
            maxItems = Question.MOST,
            arraySchema = @Schema(description = "What is asked of those who register."))
        @Nullable List<@Nullable QuestionBody> questions,
    @Schema(
            minimum = "1",
            maximum = "365",
            defaultValue = "30",
            description =
                "Days after the event, until it is forgotten who registered and what they"
                    + " answered.")
        @Nullable Integer retentionDays) {

  private static final String ID = "[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,3}";

  @Schema(name = "SeatSize", description = "How many seats there are.")
  record SizeBody(
      @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "20000")
          @Nullable Integer capacity,
      @Schema(
              minimum = "0",
              defaultValue = "0",
              description = "Those of them that the city gives away itself.")
          @Nullable Integer reserved) {}

  @Schema(name = "SeatQuestion", description = "A question to those who register.")
  record QuestionBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              pattern = ID,
              description = "By which it is answered.",
              example = "meal")
          @Nullable String id,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In both languages, each in one line of 3 to 200 characters.")
          @Nullable TextsBody text,
      @Schema(requiredMode = RequiredMode.REQUIRED) Question.@Nullable Kind kind,
      @Schema(defaultValue = "false") @Nullable Boolean required,
      @ArraySchema(
              maxItems = Question.MOST_CHOICES,
              arraySchema = @Schema(description = "Two at least, for CHOICE only."))
          @Nullable List<@Nullable ChoiceBody> choices) {}

  @Schema(name = "SeatChoice", description = "One of the answers to choose from.")
  record ChoiceBody(
      @Schema(requiredMode = RequiredMode.REQUIRED, pattern = ID, example = "vegan")
          @Nullable String id,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In both languages, each in one line of 1 to 200 characters.")
          @Nullable TextsBody text) {}

  SeatPlan plan(Checked checked) {
    Map<Mode, Size> sizes = new EnumMap<>(Mode.class);
    size(checked, "/onSite", onSite, Mode.ON_SITE, sizes);
    size(checked, "/online", online, Mode.ONLINE, sizes);
    int companions = number(checked, "/mostCompanions", mostCompanions, 0, 0, 3);
    int hours =
        number(
            checked, "/offerHours", offerHours, SeatPlan.OFFER_HOURS, 1, SeatPlan.OFFER_HOURS_MAX);
    int days =
        number(
            checked,
            "/retentionDays",
            retentionDays,
            SeatPlan.RETENTION_DAYS,
            1,
            SeatPlan.RETENTION_DAYS_MAX);
    List<Question> asked = questions(checked);
    checked.complain();
    return new SeatPlan(sizes, companions, waitingList == null || waitingList, hours, asked, days);
  }

  private static void size(
      Checked checked, String pointer, @Nullable SizeBody size, Mode mode, Map<Mode, Size> sizes) {
    if (size == null) {
      return;
    }
    if (size.capacity() == null) {
      checked.wrong(pointer + "/capacity", "missing");
      return;
    }
    int capacity = number(checked, pointer + "/capacity", size.capacity(), 1, 1, Size.MOST);
    int reserved = number(checked, pointer + "/reserved", size.reserved(), 0, 0, capacity);
    sizes.put(mode, new Size(capacity, reserved));
  }

  private static int number(
      Checked checked, String pointer, @Nullable Integer value, int absent, int least, int most) {
    if (value != null && (value < least || value > most)) {
      checked.wrong(pointer, "out-of-range", least, most);
      return absent;
    }
    return value == null ? absent : value;
  }

  private List<Question> questions(Checked checked) {
    List<Question> asked = new ArrayList<>();
    if (questions == null) {
      return asked;
    }
    if (questions.size() > Question.MOST) {
      checked.wrong("/questions", "too-many", Question.MOST);
      return asked;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < questions.size(); i++) {
      question(checked, "/questions/" + i, questions.get(i), ids, asked);
    }
    return asked;
  }

  private static void question(
      Checked checked,
      String pointer,
      @Nullable QuestionBody body,
      Set<String> ids,
      List<Question> asked) {
    if (body == null) {
      checked.wrong(pointer, "missing");
      return;
    }
    String id = id(checked, pointer + "/id", body.id(), ids);
    Texts text =
        checked.title(pointer + "/text", body.text(), Question.TEXT_MIN, Question.TEXT_MAX);
    List<Question.Choice> choices = choices(checked, pointer + "/choices", body);
    if (body.kind() == null) {
      checked.wrong(pointer + "/kind", "missing");
    } else if (id != null && text != null) {
      boolean required = body.required() != null && body.required();
      asked.add(new Question(id, text, body.kind(), required, choices));
    }
  }

  private static List<Question.Choice> choices(Checked checked, String pointer, QuestionBody body) {
    List<Question.Choice> choices = new ArrayList<>();
    List<@Nullable ChoiceBody> given = body.choices() == null ? List.of() : body.choices();
    boolean needed = body.kind() == Question.Kind.CHOICE;
    if (needed ? given.size() < 2 || given.size() > Question.MOST_CHOICES : !given.isEmpty()) {
      checked.wrong(pointer, "choices", 2, Question.MOST_CHOICES);
      return choices;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      ChoiceBody choice = given.get(i);
      String at = pointer + "/" + i;
      if (choice == null) {
        checked.wrong(at, "missing");
        continue;
      }
      String id = id(checked, at + "/id", choice.id(), ids);
      Texts text = checked.title(at + "/text", choice.text(), 1, Question.TEXT_MAX);
      if (id != null && text != null) {
        choices.add(new Question.Choice(id, text));
      }
    }
    return choices;
  }

  private static @Nullable String id(
      Checked checked, String pointer, @Nullable String value, Set<String> others) {
    String id = checked.form(pointer, value, 83, it -> it.matches(ID), "no-question-id");
    if (id != null && !others.add(id)) {
      checked.wrong(pointer, "repeated");
      return null;
    }
    return id;
  }
}
