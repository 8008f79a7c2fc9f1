package city.participation.partners.programme.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.Contracts;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.KnownProgramme;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** What events-service sends is what we read of it. */
@RunningPartnersService
class ProgrammeMessagesContractIT {

  private static final Path SENT = Path.of("..", "events-service", "contracts", "sends");
  private static final Path NEEDS = Path.of("contracts", "needs", "events");
  private static final String SECOND_STAGE = "c2a7d4e8-91b3-4f06-a5d7-3e8f1b6c9a24";
  private static final KnownProgramme ANNOUNCED =
      new KnownProgramme(false, false, List.of(ProgrammeMessageExamples.STAGE, SECOND_STAGE));

  private final String programme = UUID.randomUUID().toString();

  @Autowired private Consumer<Message<byte[]>> programmeMessages;
  @Autowired private FindProgramme findProgramme;
  @Autowired private MeterRegistry meters;
  @Autowired private MongoOperations mongo;

  static List<String> sent() throws IOException {
    return names(SENT, ".example.json");
  }

  static List<String> sentOfProgrammes() throws IOException {
    return sent().stream()
        .filter(it -> it.startsWith("programme-") || it.startsWith("stage-"))
        .toList();
  }

  static List<String> sentOfOthers() throws IOException {
    List<String> others = new ArrayList<>(sent());
    others.removeAll(sentOfProgrammes());
    return others;
  }

  static List<String> needed() throws IOException {
    return names(NEEDS, ".schema.json");
  }

  private static List<String> names(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(suffix))
          .map(it -> it.substring(0, it.length() - suffix.length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) throws IOException {
    assertThat(sent()).contains(name);
    Contracts.assertValid(
        NEEDS.resolve(name + ".schema.json"), ProgrammeMessageExamples.data(name).toString());
  }

  @ParameterizedTest
  @MethodSource("sentOfProgrammes")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    accept("programme-announced.v1", 1);
    accept(name, 2);
    accept(name, 2);
    accept("programme-announced.v1", 3);
    assertThat(known()).as("the last one is only known if none was poisoned").contains(ANNOUNCED);
  }

  @ParameterizedTest
  @MethodSource("sentOfOthers")
  void keepsNothingOfEventsAndOfWhoComes(String name) {
    accept(name, 2);
    assertThat(mongo.findById(programme, Document.class, "knownProgramme")).isNull();
    accept("programme-announced.v1", 1);
    assertThat(known()).contains(ANNOUNCED);
  }

  @Test
  void knowsNothingOfAProgrammeOfWhichNothingConcernedIt() {
    accept("programme-painted.v1", 1);
    assertThat(known()).isEmpty();
    accept("programme-announced.v1", 2);
    assertThat(known()).contains(ANNOUNCED);
  }

  @Test
  void followsInOrderWhateverTheOrder() {
    accept("programme-closed.v1", 3);
    accept("programme-updated.v1", 2);
    assertThat(known()).isEmpty();
    accept("programme-announced.v1", 1);
    assertThat(known()).map(KnownProgramme::over).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audience", "status", "stages"})
  void keepsAMessageThatLacksWhatItNeeds(String field) {
    var data = ProgrammeMessageExamples.data("programme-announced.v1");
    data.remove(field);
    programmeMessages.accept(
        ProgrammeMessageExamples.message("programme-announced.v1", programme, 1, data.toString()));
    accept("programme-updated.v1", 2);
    assertThat(known()).as("and all that follows").isEmpty();
  }

  @Test
  void tellsWhatIsForTheAdministrationApart() {
    var data = ProgrammeMessageExamples.data("programme-announced.v1").put("audience", "INTERNAL");
    programmeMessages.accept(
        ProgrammeMessageExamples.message("programme-announced.v1", programme, 1, data.toString()));
    assertThat(known()).map(KnownProgramme::internal).contains(true);
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("programme-announced.v1", 1);
    programmeMessages.accept(
        ProgrammeMessageExamples.message("programme-closed.v2", programme, 2, "{}"));
    assertThat(known()).contains(ANNOUNCED);
    assertThat(
            meters
                .get("partners.messages.unread")
                .tag("type", "events.programme-closed.v2")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private void accept(String name, long sequence) {
    programmeMessages.accept(
        name.equals("programme-painted.v1")
            ? ProgrammeMessageExamples.message(name, programme, sequence, "{}")
            : ProgrammeMessageExamples.message(name, programme, sequence));
  }

  private Optional<KnownProgramme> known() {
    return findProgramme.find(programme);
  }
}
