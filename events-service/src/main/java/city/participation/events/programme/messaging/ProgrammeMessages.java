package city.participation.events.programme.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends}, one record a schema, and what several of them hold. */
final class ProgrammeMessages {

  private ProgrammeMessages() {}

  record TitleV1(String de, @Nullable String en) {}

  record StageV1(
      String stageId,
      TitleV1 title,
      Instant opensAt,
      Instant closesAt,
      String status,
      List<String> allowedActions) {}

  record ProgrammeAnnouncedV1(
      String programmeId,
      TitleV1 title,
      String status,
      String audience,
      List<String> districts,
      String leadOffice,
      List<StageV1> stages,
      Instant announcedAt) {}

  record ProgrammeUpdatedV1(
      String programmeId,
      TitleV1 title,
      String status,
      String audience,
      List<String> districts,
      String leadOffice,
      List<StageV1> stages,
      Instant updatedAt) {}

  record ProgrammeClosedV1(String programmeId, boolean calledOff, Instant closedAt) {}

  record StageOpenedV1(
      String programmeId,
      String stageId,
      List<String> allowedActions,
      Instant closesAt,
      Instant openedAt,
      boolean reopened) {}

  record StageClosedV1(String programmeId, String stageId, Instant closedAt) {}
}
