package city.participation.ideas.idea;

import city.participation.ideas.idea.TimelineEntry.Step;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.Openings;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One idea and its history, to whom they may be shown. */
@Component
public class ShowIdea {

  private final Ideas ideas;
  private final Revisions revisions;
  private final Supporters supporters;
  private final FindProgrammes programmes;
  private final Clock clock;

  ShowIdea(
      Ideas ideas,
      Revisions revisions,
      Supporters supporters,
      FindProgrammes programmes,
      Clock clock) {
    this.ideas = ideas;
    this.revisions = revisions;
    this.supporters = supporters;
    this.programmes = programmes;
    this.clock = clock;
  }

  public Optional<IdeaView> show(String id, @Nullable Person viewer) {
    return visible(id, viewer).map(it -> view(it.state(), it.version(), viewer));
  }

  /** What the idea said, oldest first, its present content last; empty before publication. */
  public Optional<List<Revision>> revisions(String id, @Nullable Person viewer) {
    return visible(id, viewer)
        .map(Stored::state)
        .map(idea -> {
          if (idea.publishedAt() == null || !idea.showsContentTo(viewer)) {
            return List.of();
          }
          List<Revision> all = new ArrayList<>(revisions.before(idea));
          all.add(new Revision(idea.revision(), idea.content(), idea.revisionSince()));
          return List.copyOf(all);
        });
  }

  private Optional<Stored<Idea>> visible(String id, @Nullable Person viewer) {
    return ideas.find(id).filter(it -> it.state().isVisibleTo(viewer));
  }

  IdeaView view(Idea idea, long version, @Nullable Person viewer) {
    boolean own = viewer != null && idea.isBy(viewer);
    boolean full = own || (viewer != null && viewer.moderator());
    boolean shown = idea.showsContentTo(viewer);
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    String programme = idea.content().programme();
    Openings openings = programmes.openings(programme, ofTheCity, clock.instant());
    return new IdeaView(
        idea.id(),
        version,
        idea.status(),
        idea.origin(),
        idea.event(),
        shown ? idea.content() : null,
        shown && openings.known() ? programme : null,
        idea.audience(),
        idea.revision(),
        idea.supportCount(),
        idea.endorsements(),
        own,
        viewer == null ? null : supports(viewer, idea),
        full,
        idea.createdAt(),
        idea.submittedAt(),
        idea.publishedAt(),
        idea.changedAt(),
        Participation.of(idea.status(), openings),
        idea.status().allowed().stream().filter(action -> action.isOpen(openings)).toList(),
        own
            ? idea.timeline()
            : idea.timeline().stream().filter(it -> it.step() != Step.DRAFTED).toList());
  }

  private boolean supports(Person viewer, Idea idea) {
    return idea.firstSupportedAt() != null
        && !supporters.supportedBy(viewer.id(), List.of(idea.id())).isEmpty();
  }
}
