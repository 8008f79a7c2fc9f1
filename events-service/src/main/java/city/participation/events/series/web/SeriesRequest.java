package city.participation.events.series.web;

import city.participation.events.Checked;
import city.participation.events.programme.Person;
import city.participation.events.series.SeriesPlan;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Schema(name = "SeriesRequest", description = "When the events of a series are.")
record SeriesRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = SeriesPlan.RULE_MAX,
            description =
                "RRULE (RFC 5545) from the draft's start on, by the city's clocks: FREQ=DAILY, WEEKLY"
                    + " or MONTHLY, with COUNT or UNTIL, at most 60 events within two years.",
            example = "FREQ=WEEKLY;BYDAY=TU;COUNT=10")
        @Nullable String rule,
    @ArraySchema(
            maxItems = MOST,
            schema = @Schema(format = "date-time", example = "2027-03-08T18:00:00+01:00"),
            arraySchema = @Schema(description = "Starts that are left out (EXDATE); with offset."))
        @Nullable List<@Nullable String> excluded,
    @ArraySchema(
            maxItems = MOST,
            schema = @Schema(format = "date-time", example = "2027-03-09T18:00:00+01:00"),
            arraySchema = @Schema(description = "Further starts (RDATE); with offset."))
        @Nullable List<@Nullable String> added,
    @Schema(
            description =
                "On behalf of which office; without it that of the token's claim office, and one of"
                    + " both is needed. Kept in the timelines of the events.",
            minLength = Person.OFFICE_MIN,
            maxLength = Person.OFFICE_MAX)
        @Nullable String office) {

  static final int MOST = 60;

  private static final Pattern RULE = Pattern.compile("[A-Z0-9=;,+-]+");

  SeriesPlan plan(Checked checked) {
    String checkedRule =
        checked.form(
            "/rule", rule, SeriesPlan.RULE_MAX, it -> RULE.matcher(it).matches(), "no-rule");
    List<Instant> left = checked.each("/excluded", excluded, MOST, checked::moment);
    List<Instant> more = checked.each("/added", added, MOST, checked::moment);
    checked.complain();
    return new SeriesPlan(Objects.requireNonNull(checkedRule), left, more);
  }

  @Schema(name = "SeriesEnd", description = "Why what is left of a series is called off.")
  record End(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "The public reads it at each event.",
              example = "Die Beraterin ist bis auf Weiteres erkrankt.")
          @Nullable String reason,
      @Schema(
              description = "On behalf of which office; as with a single event.",
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX)
          @Nullable String office) {

    static final int WORDS_MIN = 10;
    static final int WORDS_MAX = 2_000;
  }
}
