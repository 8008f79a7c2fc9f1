package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@RunningPartnersService
class CompleteListingsIT {

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private MongoOperations mongo;

  /** How many documents the database looks at for those without a listing. */
  private long examined() {
    Document find =
        new Document("find", "partners")
            .append(
                "filter",
                new Document("status", "ACCREDITED")
                    .append("listing.name", null)
                    .append("_id", new Document("$gt", "")))
            .append("sort", new Document("_id", 1));
    Document explained =
        mongo.executeCommand(new Document("explain", find).append("verbosity", "executionStats"));
    Number count = explained.get("executionStats", Document.class).get("totalDocsExamined", 0);
    return count.longValue();
  }

  @Test
  void listsWhoWasAccreditedBeforeThereWasAList() {
    PartnersApi api = new PartnersApi(port);
    Answer accredited = api.accredited("paula-" + UUID.randomUUID());
    Partner listed = partners.find(accredited.id()).orElseThrow().state();
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(accredited.id())),
        new Update().unset("listing"),
        "partners");
    String page = "/api/partners/directory/" + accredited.id();
    assertThat(api.get(page).send().status()).isEqualTo(404);

    assertThat(examined()).as("it alone, though others are listed").isEqualTo(1);
    new CompleteListings(partners).complete();
    assertThat(examined()).isZero();

    assertThat(api.get(page).send().status()).isEqualTo(200);
    assertThat(partners.find(accredited.id()).orElseThrow().state()).isEqualTo(listed);
    assertThat(partners.unlisted("", 10)).isEmpty();
  }
}
