package city.participation.events.catalogue;

import city.participation.events.catalogue.ProgrammePage.Position;
import java.util.ArrayList;
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
 * Reads pages of programmes along one index, whatever they are filtered by: a programme knows all
 * lists in which it stands.
 */
@Component
class Catalogue {

  private static final String PROGRAMMES = "programmes";

  private final MongoOperations mongo;

  Catalogue(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(PROGRAMMES)
        .createIndex(
            new Index()
                .on("shelves", Direction.ASC)
                .on("listedAt", Direction.DESC)
                .on("_id", Direction.DESC));
  }

  /** First what was listed at the last one's moment, then before: two plain index ranges. */
  List<CatalogueRow> find(ProgrammeFilter filter, int limit, @Nullable Position after) {
    Criteria all = Criteria.where("shelves").is(filter.shelf());
    if (after == null) {
      return read(all, limit);
    }
    Criteria same =
        Criteria.where("shelves")
            .is(filter.shelf())
            .and("listedAt")
            .is(after.listedAt())
            .and("_id")
            .lt(after.id());
    List<CatalogueRow> found = new ArrayList<>(read(same, limit));
    if (found.size() < limit) {
      found.addAll(read(all.and("listedAt").lt(after.listedAt()), limit - found.size()));
    }
    return found;
  }

  private List<CatalogueRow> read(Criteria criteria, int limit) {
    Query query =
        Query.query(criteria).with(Sort.by(Direction.DESC, "listedAt", "_id")).limit(limit);
    query
        .fields()
        .include("version", "status", "stages", "listedAt")
        .include("content.title", "content.audience", "content.leadOffice")
        .include("content.districts", "content.themes");
    return mongo.find(query, CatalogueRow.class, PROGRAMMES);
  }
}
