package city.participation.events.calendar;

import city.participation.events.content.Audience;
import city.participation.events.event.EventStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads events for calendars, along the index of the city's list: first only which ones in which
 * version, and what has to be shown of them only where it is not remembered.
 */
@Component
class CalendarEvents {

  private static final String EVENTS = "events";
  private static final String VERSION = "version";
  private static final String MOMENTS = "timeline.at";
  private static final List<EventStatus> KNOWN =
      Arrays.stream(EventStatus.values()).filter(EventStatus::isPublic).toList();

  /** Which one in which version. */
  record Version(String id, long number) {}

  /** When something that others may know of it last changed. */
  record Change(Version version, Instant at) {}

  private final MongoOperations mongo;

  CalendarEvents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Of those on a shelf that begin then or later, soonest first. */
  List<Version> versions(String shelf, Instant from, int limit) {
    return versions(shelved(shelf, from, limit));
  }

  /** Of those that everybody may know of. */
  List<Version> versions(Collection<String> ids) {
    return versions(Query.query(known(ids)));
  }

  private List<Version> versions(Query query) {
    query.fields().include(VERSION);
    return mongo.find(query, Document.class, EVENTS).stream().map(CalendarEvents::version).toList();
  }

  /** The same with when they last changed, which takes more to read. */
  List<Change> changes(String shelf, Instant from, int limit) {
    Query query = shelved(shelf, from, limit);
    query.fields().include(VERSION, MOMENTS);
    return mongo.find(query, Document.class, EVENTS).stream()
        .map(it ->
            new Change(
                version(it),
                it.getList("timeline", Document.class).getLast().get("at", Date.class).toInstant()))
        .toList();
  }

  private static Query shelved(String shelf, Instant from, int limit) {
    return Query.query(Criteria.where("shelves").is(shelf).and("listedAt").gte(from))
        .with(Sort.by(Direction.ASC, "listedAt", "_id"))
        .limit(limit);
  }

  private static Version version(Document found) {
    return new Version(found.getString("_id"), found.get(VERSION, Number.class).longValue());
  }

  /** Of these, those that everybody may know of; in no order. */
  List<PublicEvent> find(Collection<String> ids) {
    Query query = Query.query(known(ids));
    query
        .fields()
        .include(VERSION, "status", "calendarSequence", "since", MOMENTS)
        .include("content.title", "content.description", "content.format", "content.languages")
        .include("content.costCents", "content.accessibility")
        .include("plan.startsAt", "plan.endsAt", "plan.attendance", "plan.venue")
        .include("plan.onlineLink");
    return mongo.find(query, CalendarRow.class, EVENTS).stream().map(CalendarRow::event).toList();
  }

  private static Criteria known(Collection<String> ids) {
    return Criteria.where("_id")
        .in(ids)
        .and("audience")
        .is(Audience.PUBLIC)
        .and("status")
        .in(KNOWN);
  }
}
