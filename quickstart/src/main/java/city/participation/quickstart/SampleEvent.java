package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of the sample content. What is to be past has begun and ends a minute later: the API
 * schedules nothing that is over.
 *
 * @param programme key of the sample programme in which it takes place
 * @param event the request as the API takes it, but for programme, co-hosts and time
 * @param coHosts keys of the sample partners that hold it with the city
 * @param coming null if it is over soon
 * @param rule of a series that is planned from it; null if it takes place once
 * @param documentation what is told of it once it is over
 */
record SampleEvent(
    String key,
    String programme,
    JsonNode event,
    List<String> coHosts,
    @Nullable Coming coming,
    @Nullable String rule,
    @Nullable Documentation documentation) {

  private static final Duration BEGUN = Duration.ofHours(2);
  private static final Duration ENDS = Duration.ofMinutes(1);

  /** Times are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** At this time so many days from today, with registration until the day before. */
  record Coming(int day, String from, String until) {}

  /**
   * @param told the request as the API takes it, but for the ideas
   * @param ideas keys of the sample ideas that were recorded there
   */
  record Documentation(ObjectNode told, List<String> ideas) {}

  String title() {
    return event.required("title").required("de").asString();
  }

  String journalKey() {
    return "event-" + key;
  }

  /** What the API is asked for by the ids that it gave to others. */
  Map<String, Object> request(String programmeId, List<String> partnerIds, Instant now) {
    var request = new LinkedHashMap<String, Object>();
    request.put("programmeId", programmeId);
    request.putAll(time(now));
    event.properties().forEach(it -> request.put(it.getKey(), it.getValue()));
    if (!partnerIds.isEmpty()) {
      request.put("coHosts", partnerIds);
    }
    return request;
  }

  private Map<String, Object> time(Instant now) {
    if (coming == null) {
      return Map.of(
          "startsAt", now.minus(BEGUN).toString(),
          "endsAt", now.plus(ENDS).toString());
    }
    return Map.of(
        "startsAt", at(now, coming.day(), coming.from()),
        "endsAt", at(now, coming.day(), coming.until()),
        "registration",
            Map.of(
                "opensAt", now.minus(BEGUN).toString(),
                "closesAt", at(now, coming.day() - 1, coming.from())));
  }

  private static String at(Instant now, int day, String time) {
    return OffsetDateTime.from(
            now.atZone(ZONE).toLocalDate().plusDays(day).atTime(LocalTime.parse(time)).atZone(ZONE))
        .toString();
  }

  static List<SampleEvent> all() {
    var samples = new ArrayList<SampleEvent>();
    try (var in = SampleEvent.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("events")) {
        var rule = node.get("rule");
        samples.add(
            new SampleEvent(
                node.required("key").asString(),
                node.required("programme").asString(),
                node.required("event"),
                keys(node.path("coHosts")),
                coming(node.get("coming")),
                rule == null ? null : rule.asString(),
                documentation(node.get("documentation"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  private static @Nullable Coming coming(@Nullable JsonNode coming) {
    return coming == null
        ? null
        : new Coming(
            coming.required("day").asInt(),
            coming.required("from").asString(),
            coming.required("until").asString());
  }

  private static @Nullable Documentation documentation(@Nullable JsonNode documentation) {
    return documentation == null
        ? null
        : new Documentation(
            documentation.required("told").asObject(), keys(documentation.path("ideas")));
  }

  private static List<String> keys(JsonNode nodes) {
    var keys = new ArrayList<String>();
    nodes.forEach(key -> keys.add(key.asString()));
    return List.copyOf(keys);
  }
}
