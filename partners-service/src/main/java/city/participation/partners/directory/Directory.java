package city.participation.partners.directory;

import city.participation.partners.directory.DirectoryPage.Position;
import city.participation.partners.partner.PartnerStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads the accredited partners along an index, so that a page of twenty thousand costs what one of
 * two hundred does. Who is not accredited has no listing, and so is in none of the ranges.
 */
@Component
class Directory {

  private static final String PARTNERS = "partners";
  private static final String KEYS = "listing.keys";
  private static final String WORDS = "listing.words";
  private static final String ID = "_id";
  private static final String UNTIL = "accreditation.until";

  /** Days are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final MongoOperations mongo;
  private final Clock clock;

  Directory(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    mongo
        .indexOps(PARTNERS)
        .createIndex(new Index().on(KEYS, Direction.ASC).on(UNTIL, Direction.ASC));
    for (DirectoryOrder order : DirectoryOrder.values()) {
      for (String found : List.of(KEYS, WORDS)) {
        mongo
            .indexOps(PARTNERS)
            .createIndex(
                new Index()
                    .on(found, Direction.ASC)
                    .on(rank(order), direction(order))
                    .on(ID, direction(order)));
      }
    }
  }

  private static String rank(DirectoryOrder order) {
    return switch (order) {
      case NAME -> "listing.name";
      case NEWEST -> "listing.since";
    };
  }

  private static Direction direction(DirectoryOrder order) {
    return switch (order) {
      case NAME -> Direction.ASC;
      case NEWEST -> Direction.DESC;
    };
  }

  /** A page of each range, of which the first ones are a page of all: a partner may be in many. */
  List<DirectoryRow> find(
      DirectoryFilter filter, DirectoryOrder order, int limit, @Nullable Position after) {
    Map<String, DirectoryRow> found = new HashMap<>();
    for (String key : filter.keys()) {
      ranked(conditions(filter, key), order, limit, after)
          .forEach(row -> found.putIfAbsent(row.id(), row));
    }
    return found.values().stream().sorted(comparator(order)).limit(limit).toList();
  }

  private static Comparator<DirectoryRow> comparator(DirectoryOrder order) {
    Comparator<DirectoryRow> ascending =
        Comparator.<DirectoryRow, String>comparing(row -> row.position(order).rank())
            .thenComparing(DirectoryRow::id);
    return direction(order) == Direction.ASC ? ascending : ascending.reversed();
  }

  Optional<DirectoryRow> find(String id) {
    Criteria listed = Criteria.where("listing.name").ne(null);
    return read(List.of(Criteria.where(ID).is(id), accredited(), running(), listed), null, 1)
        .stream()
        .findFirst();
  }

  /**
   * Who is not accredited has no keys: so all that counts stands in an index, and nothing is read.
   */
  long count(DirectoryFilter filter) {
    List<String> keys = filter.keys();
    Criteria one = Criteria.where(KEYS);
    List<Criteria> all =
        new ArrayList<>(
            List.of(keys.size() == 1 ? one.is(keys.getFirst()) : one.in(keys), running()));
    all.addAll(narrowing(filter));
    return mongo.count(Query.query(new Criteria().andOperator(all)), PARTNERS);
  }

  /** An instance of an earlier version, which knows no listing, suspends without taking it away. */
  private static Criteria accredited() {
    return Criteria.where("status").is(PartnerStatus.ACCREDITED);
  }

  /** A term is over with its last day, whether or not the sweep was here already. */
  private Criteria running() {
    return Criteria.where(UNTIL).gte(LocalDate.now(clock.withZone(ZONE)).toString());
  }

  private List<Criteria> conditions(DirectoryFilter filter, String key) {
    List<Criteria> all = new ArrayList<>(List.of(accredited(), running()));
    all.addAll(narrowing(filter));
    all.add(Criteria.where(KEYS).is(key));
    return all;
  }

  private static List<Criteria> narrowing(DirectoryFilter filter) {
    List<Criteria> all = new ArrayList<>();
    filter.words().forEach(word -> all.add(Criteria.where(WORDS).is(word)));
    if (filter.among() != null) {
      all.add(Criteria.where(ID).in(filter.among()));
    }
    return all;
  }

  /** First what shares the last one's rank, then what comes after: two plain index ranges. */
  private List<DirectoryRow> ranked(
      List<Criteria> conditions, DirectoryOrder order, int limit, @Nullable Position after) {
    if (after == null) {
      return read(conditions, order, limit);
    }
    Criteria same = Criteria.where(rank(order)).is(after.rank());
    List<DirectoryRow> found =
        new ArrayList<>(read(with(conditions, same, beyond(ID, order, after.id())), order, limit));
    if (found.size() < limit) {
      Criteria further = beyond(rank(order), order, after.rank());
      found.addAll(read(with(conditions, further), order, limit - found.size()));
    }
    return found;
  }

  private static Criteria beyond(String field, DirectoryOrder order, String last) {
    return direction(order) == Direction.ASC
        ? Criteria.where(field).gt(last)
        : Criteria.where(field).lt(last);
  }

  private static List<Criteria> with(List<Criteria> conditions, Criteria... more) {
    List<Criteria> all = new ArrayList<>(conditions);
    all.addAll(List.of(more));
    return all;
  }

  private List<DirectoryRow> read(
      List<Criteria> conditions, @Nullable DirectoryOrder order, int limit) {
    Query query = Query.query(new Criteria().andOperator(conditions)).limit(limit);
    if (order != null) {
      query.with(Sort.by(direction(order), rank(order), ID));
    }
    query
        .fields()
        .include("version", "organisation.name", "organisation.legalForm", "organisation.sector")
        .include("organisation.website", "organisation.description", "organisation.districts")
        .include("organisation.themes", "listing.name", "listing.since", "accreditation.until");
    return mongo.find(query, DirectoryRow.class, PARTNERS);
  }
}
