package city.participation.events.programme.messaging;

import city.participation.events.content.Texts;
import city.participation.events.programme.ProgrammeAnnouncements;
import city.participation.events.programme.ProgrammeFact;
import city.participation.events.programme.ProgrammeFact.ProgrammeAnnounced;
import city.participation.events.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.events.programme.ProgrammeFact.ProgrammeUpdated;
import city.participation.events.programme.ProgrammeFact.StageClosed;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import city.participation.events.programme.ProgrammeFact.Told;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageAction;
import city.participation.events.programme.messaging.ProgrammeMessages.ProgrammeAnnouncedV1;
import city.participation.events.programme.messaging.ProgrammeMessages.ProgrammeClosedV1;
import city.participation.events.programme.messaging.ProgrammeMessages.ProgrammeUpdatedV1;
import city.participation.events.programme.messaging.ProgrammeMessages.StageClosedV1;
import city.participation.events.programme.messaging.ProgrammeMessages.StageOpenedV1;
import city.participation.events.programme.messaging.ProgrammeMessages.StageV1;
import city.participation.events.programme.messaging.ProgrammeMessages.TitleV1;
import city.participation.messaging.outbox.Announcement;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OutboxProgrammeAnnouncements implements ProgrammeAnnouncements {

  @Override
  public Announcement of(ProgrammeFact fact) {
    return switch (fact) {
      case ProgrammeAnnounced it -> told("programme-announced", announced(it));
      case ProgrammeUpdated it -> told("programme-updated", updated(it));
      case ProgrammeClosed it ->
          told(
              "programme-closed",
              new ProgrammeClosedV1(it.programmeId(), it.calledOff(), it.closedAt()));
      case StageOpened it ->
          told(
              "stage-opened",
              new StageOpenedV1(
                  it.programmeId(),
                  it.stage().id(),
                  actions(it.stage()),
                  it.stage().plan().closesAt(),
                  it.openedAt(),
                  it.reopened()));
      case StageClosed it ->
          told("stage-closed", new StageClosedV1(it.programmeId(), it.stageId(), it.closedAt()));
    };
  }

  private static ProgrammeAnnouncedV1 announced(ProgrammeAnnounced fact) {
    Told programme = fact.programme();
    return new ProgrammeAnnouncedV1(
        programme.programmeId(),
        title(programme.title()),
        programme.status().name(),
        programme.audience().name(),
        programme.districts(),
        programme.leadOffice(),
        stages(programme),
        fact.announcedAt());
  }

  private static ProgrammeUpdatedV1 updated(ProgrammeUpdated fact) {
    Told programme = fact.programme();
    return new ProgrammeUpdatedV1(
        programme.programmeId(),
        title(programme.title()),
        programme.status().name(),
        programme.audience().name(),
        programme.districts(),
        programme.leadOffice(),
        stages(programme),
        fact.updatedAt());
  }

  private static List<StageV1> stages(Told programme) {
    return programme.stages().stream()
        .map(it ->
            new StageV1(
                it.id(),
                title(it.plan().title()),
                it.plan().opensAt(),
                it.plan().closesAt(),
                it.status().name(),
                actions(it)))
        .toList();
  }

  private static List<String> actions(Stage stage) {
    return stage.plan().allowedActions().stream().map(StageAction::name).toList();
  }

  private static TitleV1 title(Texts texts) {
    return new TitleV1(texts.de(), texts.en());
  }

  private static Announcement told(String fact, Object message) {
    return new Announcement("events." + fact + ".v1", message);
  }
}
