package city.participation.ideas.idea;

import city.participation.ideas.idea.IdeaFact.IdeaAmended;
import city.participation.ideas.idea.IdeaFact.IdeaPublished;
import city.participation.ideas.idea.IdeaFact.IdeaRejected;
import city.participation.ideas.idea.IdeaFact.IdeaRevised;
import city.participation.ideas.idea.IdeaFact.IdeaSubmitted;
import city.participation.ideas.idea.IdeaFact.IdeaWithdrawn;
import city.participation.ideas.idea.TimelineEntry.Role;
import city.participation.ideas.idea.TimelineEntry.Step;
import city.participation.ideas.partner.Sector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An idea and its rules. Whoever calls has made sure that the person may see it.
 *
 * @param event at which it came up, if one recorded it
 * @param audience null until it was submitted
 * @param author once their data is erased, {@link #NOBODY} and something random
 * @param listedAt by which lists are sorted: when it was published, before that submitted, drafted
 * @param supportCount starts at 0 and is counted by the supports, never by a change in here
 * @param firstSupportedAt written by the supports and endorsements; once set, edits become visible
 *     revisions
 * @param endorsementCounts counted by the endorsements
 */
@Document("ideas")
record Idea(
    @Id String id,
    String author,
    Origin origin,
    @Nullable String event,
    @Nullable Audience audience,
    IdeaStatus status,
    IdeaContent content,
    int revision,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant publishedAt,
    @Nullable Instant changedAt,
    Instant listedAt,
    List<TimelineEntry> timeline,
    long supportCount,
    @ReadOnlyProperty @Nullable Instant firstSupportedAt,
    @ReadOnlyProperty @Nullable Map<Sector, Long> endorsementCounts) {

  static final int MAX_REVISIONS = 50;

  /** How the id of whoever had their data erased begins, here and in messages. */
  static final String NOBODY = "erased:";

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {
    record Taken(Idea after, List<IdeaFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Idea draft(String id, Person author, Origin origin, IdeaContent content, Instant now) {
    TimelineEntry drafted =
        origin == Origin.WEB
            ? entry(Step.DRAFTED, now, author.id(), Role.AUTHOR, null, null, null)
            : entry(Step.DRAFTED, now, author.id(), Role.STAFF, author.office(), null, null);
    return new Idea(
        id,
        author.id(),
        origin,
        null,
        null,
        IdeaStatus.DRAFT,
        content,
        1,
        now,
        null,
        null,
        null,
        now,
        List.of(drafted),
        0,
        null,
        null);
  }

  boolean isBy(Person person) {
    return author.equals(person.id());
  }

  boolean isVisibleTo(@Nullable Person viewer) {
    if (publishedAt != null && isFor(viewer)) {
      return true;
    }
    return viewer != null && (isBy(viewer) || (viewer.moderator() && submittedAt != null));
  }

  private boolean isFor(@Nullable Person viewer) {
    return audience != Audience.INTERNAL || (viewer != null && viewer.ofTheCity());
  }

  /** A draft, before it is submitted to those for whom its programme is. */
  Idea in(Audience itsProgrammes) {
    return new Idea(
        id,
        author,
        origin,
        event,
        itsProgrammes,
        status,
        content,
        revision,
        createdAt,
        submittedAt,
        publishedAt,
        changedAt,
        listedAt,
        timeline,
        supportCount,
        firstSupportedAt,
        endorsementCounts);
  }

  /** What was withdrawn is no longer shown to the public, only that it was, and why. */
  boolean showsContentTo(@Nullable Person viewer) {
    return status != IdeaStatus.WITHDRAWN
        || (viewer != null && (isBy(viewer) || viewer.moderator()));
  }

  Decision submit(Person person, Instant now) {
    if (!isBy(person)) {
      return refused(new Refusal.NotYours());
    }
    if (!status.allows(Action.SUBMIT)) {
      return wrongState();
    }
    Idea after =
        new Idea(
            id,
            author,
            origin,
            event,
            audience,
            IdeaStatus.SUBMITTED,
            content,
            revision,
            createdAt,
            now,
            null,
            now,
            now,
            with(byAuthor(Step.SUBMITTED, person, null, now)),
            supportCount,
            firstSupportedAt,
            endorsementCounts);
    return taken(
        after, new IdeaSubmitted(id, author, content.theme(), content.district(), origin, now));
  }

  Decision publish(Person moderator, Instant now) {
    Refusal refusal = moderationRefusal(moderator, Action.PUBLISH);
    if (refusal != null) {
      return refused(refusal);
    }
    Idea after =
        new Idea(
            id,
            author,
            origin,
            event,
            audience,
            IdeaStatus.PUBLISHED,
            content,
            revision,
            createdAt,
            submittedAt,
            now,
            now,
            now,
            with(byModerator(Step.PUBLISHED, moderator, null, null, now)),
            supportCount,
            firstSupportedAt,
            endorsementCounts);
    return taken(
        after,
        new IdeaPublished(
            id, author, content.title(), content.theme(), content.district(), toldAudience(), now));
  }

  Decision reject(Person moderator, RejectionReason reason, String explanation, Instant now) {
    Refusal refusal = moderationRefusal(moderator, Action.REJECT);
    if (refusal != null) {
      return refused(refusal);
    }
    TimelineEntry entry = byModerator(Step.REJECTED, moderator, reason, explanation, now);
    return taken(ended(IdeaStatus.REJECTED, entry), new IdeaRejected(id, author, reason, now));
  }

  /** Free while nobody has supported the published idea; afterwards a new, visible revision. */
  Decision revise(Person person, IdeaContent changed, Instant now) {
    if (!isBy(person)) {
      return refused(new Refusal.NotYours());
    }
    if (!status.allows(Action.REVISE)) {
      return wrongState();
    }
    if (submittedAt != null && !Objects.equals(changed.programme(), content.programme())) {
      return refused(new Refusal.ProgrammeFixed());
    }
    if (changed.equals(content)) {
      return taken(this);
    }
    int number = isFreelyEditable() ? revision : revision + 1;
    if (number > MAX_REVISIONS) {
      return refused(new Refusal.TooManyRevisions(MAX_REVISIONS));
    }
    List<TimelineEntry> entries =
        number > revision ? with(byAuthor(Step.REVISED, person, null, now)) : timeline;
    Idea after =
        new Idea(
            id,
            author,
            origin,
            event,
            audience,
            status,
            changed,
            number,
            createdAt,
            submittedAt,
            publishedAt,
            now,
            listedAt,
            entries,
            supportCount,
            firstSupportedAt,
            endorsementCounts);
    if (status == IdeaStatus.PUBLISHED) {
      return taken(
          after,
          new IdeaRevised(
              id,
              author,
              changed.title(),
              changed.theme(),
              changed.district(),
              toldAudience(),
              number,
              now));
    }
    // Whoever keeps a list of what waits would otherwise show the theme and district of before.
    return submittedAt == null
        ? taken(after)
        : taken(after, new IdeaAmended(id, author, changed.theme(), changed.district(), now));
  }

  /** Since when the present revision is public; of an unpublished idea, since when it exists. */
  Instant revisionSince() {
    for (TimelineEntry entry : timeline.reversed()) {
      if (entry.step() == Step.REVISED) {
        return entry.at();
      }
    }
    return publishedAt == null ? createdAt : publishedAt;
  }

  EndorsementCounts endorsements() {
    return EndorsementCounts.of(endorsementCounts);
  }

  boolean isFreelyEditable() {
    return firstSupportedAt == null;
  }

  Decision withdraw(Person person, @Nullable String explanation, Instant now) {
    boolean byAuthor = isBy(person);
    // Before publication a moderator publishes or rejects; withdrawing is the author's.
    if (!byAuthor && (!person.moderator() || status.isUndecided())) {
      return refused(new Refusal.NotYours());
    }
    if (!status.allows(Action.WITHDRAW)) {
      return wrongState();
    }
    if (submittedAt != null && explanation == null) {
      return refused(new Refusal.ReasonMissing());
    }
    if (!byAuthor && person.office() == null) {
      return refused(new Refusal.OfficeMissing());
    }
    TimelineEntry entry =
        byAuthor
            ? byAuthor(Step.WITHDRAWN, person, explanation, now)
            : byModerator(Step.WITHDRAWN, person, null, explanation, now);
    Idea after = ended(IdeaStatus.WITHDRAWN, entry);
    return submittedAt == null
        ? taken(after)
        : taken(after, new IdeaWithdrawn(id, author, byAuthor ? Role.AUTHOR : Role.MODERATOR, now));
  }

  /** The same idea, which reached the city at that event; the first that says so is right. */
  Idea recordedAt(String itsEvent) {
    return event != null
        ? this
        : new Idea(
            id,
            author,
            Origin.EVENT,
            itsEvent,
            audience,
            status,
            content,
            revision,
            createdAt,
            submittedAt,
            publishedAt,
            changedAt,
            listedAt,
            timeline,
            supportCount,
            firstSupportedAt,
            endorsementCounts);
  }

  /** The same idea and the same steps, by nobody in particular. */
  Idea without(String person, String nobody) {
    return new Idea(
        id,
        author.equals(person) ? nobody : author,
        origin,
        event,
        audience,
        status,
        content,
        revision,
        createdAt,
        submittedAt,
        publishedAt,
        changedAt,
        listedAt,
        timeline.stream().map(entry -> entry.without(person, nobody)).toList(),
        supportCount,
        firstSupportedAt,
        endorsementCounts);
  }

  private @Nullable Refusal moderationRefusal(Person moderator, Action action) {
    if (!moderator.moderator()) {
      return new Refusal.NotYours();
    }
    if (isBy(moderator)) {
      return new Refusal.OwnIdea();
    }
    if (!status.allows(action)) {
      return new Refusal.WrongState(status);
    }
    return moderator.office() == null ? new Refusal.OfficeMissing() : null;
  }

  /** What was submitted before ideas had one is for all. */
  private Audience toldAudience() {
    return audience == null ? Audience.PUBLIC : audience;
  }

  private Idea ended(IdeaStatus end, TimelineEntry entry) {
    return new Idea(
        id,
        author,
        origin,
        event,
        audience,
        end,
        content,
        revision,
        createdAt,
        submittedAt,
        publishedAt,
        entry.at(),
        listedAt,
        with(entry),
        supportCount,
        firstSupportedAt,
        endorsementCounts);
  }

  private List<TimelineEntry> with(TimelineEntry entry) {
    List<TimelineEntry> entries = new ArrayList<>(timeline);
    entries.add(entry);
    return List.copyOf(entries);
  }

  /** For themselves, or as staff for somebody, then for the office of now or of the beginning. */
  private TimelineEntry byAuthor(
      Step step, Person person, @Nullable String explanation, Instant now) {
    TimelineEntry drafted = timeline.getFirst();
    if (drafted.role() == Role.AUTHOR) {
      return entry(step, now, author, Role.AUTHOR, null, null, explanation);
    }
    String office = person.office() == null ? drafted.office() : person.office();
    return entry(step, now, author, Role.STAFF, office, null, explanation);
  }

  private static TimelineEntry byModerator(
      Step step,
      Person moderator,
      @Nullable RejectionReason reason,
      @Nullable String explanation,
      Instant now) {
    return entry(
        step, now, moderator.id(), Role.MODERATOR, moderator.office(), reason, explanation);
  }

  private static TimelineEntry entry(
      Step step,
      Instant at,
      String by,
      Role role,
      @Nullable String office,
      @Nullable RejectionReason reason,
      @Nullable String explanation) {
    return new TimelineEntry(step, at, by, role, office, reason, explanation);
  }

  private static Decision taken(Idea after, IdeaFact... facts) {
    return new Decision.Taken(after, List.of(facts));
  }

  private static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }

  private Decision wrongState() {
    return refused(new Refusal.WrongState(status));
  }
}
