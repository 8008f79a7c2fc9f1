package city.participation.ideas.idea.messaging;

import city.participation.ideas.idea.IdeaAnnouncements;
import city.participation.ideas.idea.IdeaFact;
import city.participation.ideas.idea.IdeaFact.IdeaAmended;
import city.participation.ideas.idea.IdeaFact.IdeaPublished;
import city.participation.ideas.idea.IdeaFact.IdeaRejected;
import city.participation.ideas.idea.IdeaFact.IdeaRevised;
import city.participation.ideas.idea.IdeaFact.IdeaSubmitted;
import city.participation.ideas.idea.IdeaFact.IdeaWithdrawn;
import city.participation.messaging.outbox.Announcement;
import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class OutboxIdeaAnnouncements implements IdeaAnnouncements {

  @Override
  public Announcement of(IdeaFact fact) {
    return switch (fact) {
      case IdeaSubmitted it ->
          new Announcement(
              "ideas.idea-submitted.v1",
              new IdeaSubmittedV1(
                  it.ideaId(),
                  it.author(),
                  it.theme().code(),
                  it.district(),
                  it.origin().name(),
                  it.submittedAt()));
      case IdeaAmended it ->
          new Announcement(
              "ideas.idea-amended.v1",
              new IdeaAmendedV1(
                  it.ideaId(), it.author(), it.theme().code(), it.district(), it.amendedAt()));
      case IdeaPublished it ->
          new Announcement(
              "ideas.idea-published.v1",
              new IdeaPublishedV1(
                  it.ideaId(),
                  it.author(),
                  it.title(),
                  it.theme().code(),
                  it.district(),
                  it.audience().name(),
                  it.publishedAt()));
      case IdeaRejected it ->
          new Announcement(
              "ideas.idea-rejected.v1",
              new IdeaRejectedV1(it.ideaId(), it.author(), it.reason().name(), it.rejectedAt()));
      case IdeaRevised it ->
          new Announcement(
              "ideas.idea-revised.v1",
              new IdeaRevisedV1(
                  it.ideaId(),
                  it.author(),
                  it.title(),
                  it.theme().code(),
                  it.district(),
                  it.audience().name(),
                  it.revision(),
                  it.revisedAt()));
      case IdeaWithdrawn it ->
          new Announcement(
              "ideas.idea-withdrawn.v1",
              new IdeaWithdrawnV1(
                  it.ideaId(),
                  it.author(),
                  it.by().name().toLowerCase(Locale.ROOT),
                  it.withdrawnAt()));
    };
  }
}
