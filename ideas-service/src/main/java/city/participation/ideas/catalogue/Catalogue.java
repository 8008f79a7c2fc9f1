package city.participation.ideas.catalogue;

import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.idea.Audience;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.place.District;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads pages of ideas along an index, so that the last page of many costs what the first of few
 * does. Every combination of the public filters has its index in both orders; those with the
 * programme hold only ideas that belong to one, so that the others cost nothing more.
 */
@Component
class Catalogue {

  private static final String IDEAS = "ideas";
  private static final String THEME = "content.theme";
  private static final String BOROUGH = "content.place.borough";
  private static final String DISTRICT = "content.place.district";
  private static final String PROGRAMME = "content.programme";

  private final MongoOperations mongo;

  Catalogue(MongoOperations mongo) {
    this.mongo = mongo;
    for (String rank : List.of("listedAt", "supportCount")) {
      ensureIndexes("status", rank);
      ensureIndexes("status", THEME, rank);
      ensureIndexes("status", BOROUGH, rank);
      ensureIndexes("status", DISTRICT, rank);
      ensureIndexes("status", BOROUGH, THEME, rank);
      ensureIndexes("status", DISTRICT, THEME, rank);
    }
    mongo.indexOps(IDEAS).createIndex(index("author", "createdAt"));
  }

  /** One along all ideas, one along those of each programme. */
  private void ensureIndexes(String... fields) {
    mongo.indexOps(IDEAS).createIndex(index(fields));
    String[] inProgramme =
        Stream.concat(Stream.of(PROGRAMME), Stream.of(fields)).toArray(String[]::new);
    mongo
        .indexOps(IDEAS)
        .createIndex(
            index(inProgramme)
                .partial(PartialIndexFilter.of(Criteria.where(PROGRAMME).exists(true))));
  }

  /** Equality fields first, then what is sorted by, down to the id that makes it unique. */
  private static Index index(String... fields) {
    Index index = new Index();
    for (int i = 0; i < fields.length - 1; i++) {
      index = index.on(fields[i], Direction.ASC);
    }
    return index.on(fields[fields.length - 1], Direction.DESC).on("_id", Direction.DESC);
  }

  List<CatalogueRow> find(IdeaFilter filter, IdeaOrder order, int limit, @Nullable Position after) {
    return switch (order) {
      case NEWEST -> newest(filter, limit, after);
      case MOST_SUPPORTED -> mostSupported(filter, limit, after);
    };
  }

  private List<CatalogueRow> newest(IdeaFilter filter, int limit, @Nullable Position after) {
    String rank = filter.author() == null ? "listedAt" : "createdAt";
    Instant time = after == null ? null : Instant.ofEpochMilli(after.rank());
    return ranked(filter, rank, time, after, limit);
  }

  private List<CatalogueRow> mostSupported(IdeaFilter filter, int limit, @Nullable Position after) {
    return ranked(filter, "supportCount", after == null ? null : after.rank(), after, limit);
  }

  /** First what shares the last one's rank, then what ranks lower: two plain index ranges. */
  private List<CatalogueRow> ranked(
      IdeaFilter filter, String rank, @Nullable Object last, @Nullable Position after, int limit) {
    if (after == null || last == null) {
      return read(criteria(filter), rank, limit);
    }
    List<CatalogueRow> found =
        new ArrayList<>(
            read(criteria(filter).and(rank).is(last).and("_id").lt(after.id()), rank, limit));
    if (found.size() < limit) {
      found.addAll(read(criteria(filter).and(rank).lt(last), rank, limit - found.size()));
    }
    return found;
  }

  private List<CatalogueRow> read(Criteria criteria, String rank, int limit) {
    Query query = Query.query(criteria).with(Sort.by(Direction.DESC, rank, "_id")).limit(limit);
    query
        .fields()
        .include("version", "status", "content.title", THEME, "content.place", PROGRAMME)
        .include("revision", "supportCount", "endorsementCounts")
        .include("createdAt", "submittedAt", "publishedAt", "listedAt");
    return mongo.find(query, CatalogueRow.class, IDEAS);
  }

  private static Criteria criteria(IdeaFilter filter) {
    Criteria criteria;
    if (filter.author() != null) {
      criteria = Criteria.where("author").is(filter.author().id());
      if (filter.status() != null) {
        criteria = criteria.and("status").is(filter.status());
      }
    } else {
      IdeaStatus status = filter.status() == null ? IdeaStatus.PUBLISHED : filter.status();
      criteria = Criteria.where("status").is(status);
      if (status == IdeaStatus.WITHDRAWN) {
        // A draft that its author dropped was never anybody else's business.
        criteria = criteria.and("submittedAt").ne(null);
      }
      if (!filter.internal()) {
        // Not in the indexes: few ideas are, and nobody pages through nothing but them.
        criteria = criteria.and("audience").ne(Audience.INTERNAL);
      }
    }
    if (filter.theme() != null) {
      criteria = criteria.and(THEME).is(filter.theme());
    }
    District district = filter.district();
    if (district != null) {
      criteria = criteria.and(district.isBorough() ? BOROUGH : DISTRICT).is(district.code());
    }
    if (filter.programme() != null) {
      criteria = criteria.and(PROGRAMME).is(filter.programme());
    }
    return criteria;
  }
}
