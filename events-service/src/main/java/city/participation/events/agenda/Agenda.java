package city.participation.events.agenda;

import city.participation.events.agenda.AgendaPage.Position;
import city.participation.events.content.Audience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads pages of events along one index, whatever they are filtered by: an event knows all lists in
 * which it stands.
 */
@Component
class Agenda {

  private static final String EVENTS = "events";
  private static final Comparator<AgendaRow> SOONEST_FIRST =
      Comparator.comparing(AgendaRow::listedAt).thenComparing(AgendaRow::id);

  private final MongoOperations mongo;

  Agenda(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(EVENTS)
        .createIndex(
            new Index()
                .on("shelves", Direction.ASC)
                .on("listedAt", Direction.ASC)
                .on("_id", Direction.ASC));
  }

  /** For each audience its own list; together in their order. */
  List<AgendaRow> find(
      EventFilter filter, Collection<Audience> audiences, int limit, @Nullable Position after) {
    List<AgendaRow> found = new ArrayList<>();
    for (Audience audience : audiences) {
      found.addAll(find(filter, filter.shelf(audience), limit, after));
    }
    found.sort(filter.latestFirst() ? SOONEST_FIRST.reversed() : SOONEST_FIRST);
    return List.copyOf(found.size() > limit ? found.subList(0, limit) : found);
  }

  /** First what begins at the last one's moment, then what comes after: two plain index ranges. */
  private List<AgendaRow> find(
      EventFilter filter, String shelf, int limit, @Nullable Position after) {
    boolean back = filter.latestFirst();
    if (after == null) {
      return read(bounded(shelf, filter), back, limit);
    }
    Criteria same =
        Criteria.where("shelves").is(shelf).and("listedAt").is(after.listedAt()).and("_id");
    List<AgendaRow> found =
        new ArrayList<>(read(back ? same.lt(after.id()) : same.gt(after.id()), back, limit));
    if (found.size() < limit) {
      Criteria later = Criteria.where("shelves").is(shelf).and("listedAt");
      found.addAll(
          read(
              back ? later.lt(after.listedAt()) : before(filter, later.gt(after.listedAt())),
              back,
              limit - found.size()));
    }
    return found;
  }

  private static Criteria bounded(String shelf, EventFilter filter) {
    Criteria shelved = Criteria.where("shelves").is(shelf);
    if (filter.from() != null) {
      return before(filter, shelved.and("listedAt").gte(filter.from()));
    }
    return filter.to() == null ? shelved : before(filter, shelved.and("listedAt"));
  }

  private static Criteria before(EventFilter filter, Criteria listedAt) {
    return filter.to() == null ? listedAt : listedAt.lt(filter.to());
  }

  private List<AgendaRow> read(Criteria criteria, boolean back, int limit) {
    Query query =
        Query.query(criteria)
            .with(Sort.by(back ? Direction.DESC : Direction.ASC, "listedAt", "_id"))
            .limit(limit);
    query
        .fields()
        .include("version", "programmeId", "status", "audience", "listedAt")
        .include("content.title", "content.format", "content.languages", "content.costCents")
        .include("content.accessibility")
        .include("plan.stageId", "plan.startsAt", "plan.endsAt", "plan.attendance", "plan.venue")
        .include("plan.registration");
    return mongo.find(query, AgendaRow.class, EVENTS);
  }
}
