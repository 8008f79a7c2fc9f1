package city.participation.notifications.partner;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import city.participation.notifications.partner.KnownPartner.Member;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The known partners, where it is not about their messages. */
@Component
class KnownPartners {

  private static final String PERSON = "members.person";

  private final MongoOperations mongo;
  private final String collection;

  KnownPartners(MongoOperations mongo) {
    this.mongo = mongo;
    this.collection = mongo.getCollectionName(KnownPartner.class);
    mongo
        .indexOps(collection)
        .createIndex(new Index(PERSON, Direction.ASC).sparse().named("members_person"));
  }

  /** Empty until the first of its members is known, of whom each partner has one from the start. */
  Optional<PartnerPeople> people(String partner) {
    Query query = Query.query(where("_id").is(partner).and("members").exists(true));
    query.fields().include("name", "members");
    return Optional.ofNullable(mongo.findOne(query, Row.class, collection))
        .map(row -> new PartnerPeople(row.name(), row.people()));
  }

  void forgetMember(String person) {
    mongo.updateMulti(
        Query.query(where(PERSON).is(person)),
        new Update().pull("members", new Document("person", person)),
        collection);
  }

  private record Row(@Nullable String name, @Nullable List<Member> members) {

    List<String> people() {
      return members == null ? List.of() : members.stream().map(Member::person).toList();
    }
  }
}
