package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import java.time.Instant;
import java.util.List;

/** What happened to a programme, for others to know. */
public sealed interface ProgrammeFact {

  /** What others know of a programme. */
  record Told(
      String programmeId,
      Texts title,
      ProgrammeStatus status,
      Audience audience,
      List<String> districts,
      String leadOffice,
      List<Stage> stages) {

    static Told of(Programme programme) {
      return new Told(
          programme.id(),
          programme.content().title(),
          programme.status(),
          programme.content().audience(),
          programme.content().districts(),
          programme.content().leadOffice(),
          programme.stages());
    }
  }

  /** From now on whom it is for may know of it. */
  record ProgrammeAnnounced(Told programme, Instant announcedAt) implements ProgrammeFact {}

  /** Something of what others know is different now. */
  record ProgrammeUpdated(Told programme, Instant updatedAt) implements ProgrammeFact {}

  /** {@code calledOff}: before its stages were over. */
  record ProgrammeClosed(String programmeId, boolean calledOff, Instant closedAt)
      implements ProgrammeFact {}

  /** {@code reopened}: it was closed before. */
  record StageOpened(String programmeId, Stage stage, boolean reopened, Instant openedAt)
      implements ProgrammeFact {}

  record StageClosed(String programmeId, String stageId, Instant closedAt)
      implements ProgrammeFact {}
}
