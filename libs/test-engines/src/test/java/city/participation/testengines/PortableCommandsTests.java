package city.participation.testengines;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs a test that uses the database wrongly, and expects it to fail for that. */
class PortableCommandsTests {

  private static boolean inside;

  @Test
  void failTheTestThatSendsThem() {
    inside = true;
    try {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectMethod(Wrong.class, "sortsByCollation"))
          .execute()
          .testEvents()
          .assertThatEvents()
          .haveExactly(
              1,
              event(
                  test("sortsByCollation"),
                  finishedWithFailure(
                      instanceOf(AssertionError.class),
                      message(text -> text.contains("option collation (instead: store")))));
    } finally {
      inside = false;
    }
  }

  static boolean insideTheOuterTest() {
    return inside;
  }

  @Engines(Engine.DATABASE)
  @EnabledIf("city.participation.testengines.PortableCommandsTests#insideTheOuterTest")
  @SpringBootTest(classes = Wrong.Application.class)
  static class Wrong {

    @Autowired private MongoClient mongo;

    @Test
    void sortsByCollation() {
      try {
        mongo
            .getDatabase("test")
            .getCollection("c")
            .find(Filters.eq("a", 1))
            .collation(Collation.builder().locale("de").build())
            .into(new ArrayList<Document>());
      } catch (com.mongodb.MongoException refused) {
        // The embedded server refuses it by itself; another one would answer.
      }
    }

    @SpringBootApplication
    static class Application {}
  }
}
