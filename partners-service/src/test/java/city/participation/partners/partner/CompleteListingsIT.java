package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@RunningPartnersService
class CompleteListingsIT {

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private MongoOperations mongo;

  /** Without it each start would read all that are accredited. */
  @Test
  void findsThemByAnIndex() {
    assertThat(mongo.indexOps("partners").getIndexInfo().stream().map(IndexInfo::getName))
        .contains("status_1_listing.name_1__id_1");
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

    new CompleteListings(partners).complete();

    assertThat(api.get(page).send().status()).isEqualTo(200);
    assertThat(partners.find(accredited.id()).orElseThrow().state()).isEqualTo(listed);
    assertThat(partners.unlisted("", 10)).isEmpty();
  }
}
