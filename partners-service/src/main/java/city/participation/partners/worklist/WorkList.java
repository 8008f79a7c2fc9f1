package city.participation.partners.worklist;

import city.participation.partners.worklist.PartnerPage.Position;
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
 * Reads pages of partners along an index, so that the last page of many costs what the first of few
 * does.
 */
@Component
class WorkList {

  private static final String PARTNERS = "partners";

  /** One field that is equal, one that is sorted by, down to the id that makes it unique. */
  private enum Order {
    OWN("representation.members.person", "createdAt", Direction.DESC),
    STATUS("status", "since", Direction.ASC),
    STAGE("review.stage", "review.openedAt", Direction.ASC);

    private final String equal;
    private final String rank;
    private final Direction direction;

    Order(String equal, String rank, Direction direction) {
      this.equal = equal;
      this.rank = rank;
      this.direction = direction;
    }
  }

  private final MongoOperations mongo;

  WorkList(MongoOperations mongo) {
    this.mongo = mongo;
    for (Order order : Order.values()) {
      mongo
          .indexOps(PARTNERS)
          .createIndex(
              new Index()
                  .on(order.equal, Direction.ASC)
                  .on(order.rank, order.direction)
                  .on("_id", order.direction));
    }
  }

  List<WorkListRow> find(PartnerFilter filter, int limit, @Nullable Position after) {
    return switch (filter) {
      case PartnerFilter.Own(var member) -> ranked(Order.OWN, member.id(), limit, after);
      case PartnerFilter.OfStatus(var status) -> ranked(Order.STATUS, status, limit, after);
      case PartnerFilter.AtStage(var stage) -> ranked(Order.STAGE, stage, limit, after);
    };
  }

  /** First what shares the last one's rank, then what comes after: two plain index ranges. */
  private List<WorkListRow> ranked(
      Order order, Object wanted, int limit, @Nullable Position after) {
    Criteria all = Criteria.where(order.equal).is(wanted);
    if (after == null) {
      return read(all, order, limit);
    }
    Criteria same = Criteria.where(order.equal).is(wanted).and(order.rank).is(after.rank());
    List<WorkListRow> found =
        new ArrayList<>(read(beyond(same.and("_id"), order, after.id()), order, limit));
    if (found.size() < limit) {
      Criteria further = beyond(all.and(order.rank), order, after.rank());
      found.addAll(read(further, order, limit - found.size()));
    }
    return found;
  }

  private static Criteria beyond(Criteria field, Order order, Object last) {
    return order.direction == Direction.ASC ? field.gt(last) : field.lt(last);
  }

  private List<WorkListRow> read(Criteria criteria, Order order, int limit) {
    Query query =
        Query.query(criteria).with(Sort.by(order.direction, order.rank, "_id")).limit(limit);
    query
        .fields()
        .include("version", "representation.members.person", "status")
        .include("organisation.name", "organisation.sector", "draft.name", "draft.sector")
        .include("createdAt", "since", "accreditation.until")
        .include("review.renewal", "review.stage", "review.openedAt", "review.reviewer")
        .include("review.request.dueOn", "review.overdueSince")
        .include("checkDue", "registerCheck.result");
    return mongo.find(query, WorkListRow.class, PARTNERS);
  }
}
