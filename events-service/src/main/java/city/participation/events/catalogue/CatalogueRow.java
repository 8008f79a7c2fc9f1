package city.participation.events.catalogue;

import city.participation.events.catalogue.ProgrammePage.Position;
import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import city.participation.events.programme.Participation;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.Stage;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;

/** What a list reads of a programme's document. */
record CatalogueRow(
    @Id String id,
    long version,
    ProgrammeStatus status,
    Listed content,
    List<Stage> stages,
    Instant listedAt) {

  record Listed(
      Texts title,
      Audience audience,
      String leadOffice,
      List<String> districts,
      List<Theme> themes) {}

  Position position() {
    return new Position(listedAt, id);
  }

  ProgrammeSummary toSummary(Instant now) {
    Participation participation = Participation.at(stages, now);
    return new ProgrammeSummary(
        id,
        version,
        status,
        content.title(),
        content.audience(),
        content.leadOffice(),
        content.districts(),
        content.themes(),
        listedAt,
        participation.open(),
        participation.deadline());
  }
}
