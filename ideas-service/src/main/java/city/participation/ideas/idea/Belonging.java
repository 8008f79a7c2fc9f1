package city.participation.ideas.idea;

import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.KnownProgramme;
import city.participation.ideas.programme.Opening;
import city.participation.ideas.programme.StageAction;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an idea can belong to the programme that it names, and whom it is for then. */
@Component
class Belonging {

  private final FindProgrammes programmes;

  Belonging(FindProgrammes programmes) {
    this.programmes = programmes;
  }

  /** A draft may wait for a stage. */
  Optional<Refusal> ofDraft(IdeaContent content, Person author) {
    return refusal(content.programme(), author, known -> Optional.empty());
  }

  Optional<Refusal> ofSubmission(IdeaContent content, Person author, Instant now) {
    return refusal(
        content.programme(),
        author,
        known -> {
          Opening submit = known.opening(StageAction.SUBMIT, now);
          return submit.open() ? Optional.empty() : Optional.of(new Refusal.NotOpen(submit.next()));
        });
  }

  /** As long as a programme is announced that stays the same. */
  Audience audienceOf(IdeaContent content) {
    String programme = content.programme();
    return programme != null
            && programmes.find(programme, true).filter(KnownProgramme::internal).isPresent()
        ? Audience.INTERNAL
        : Audience.PUBLIC;
  }

  private Optional<Refusal> refusal(
      @Nullable String programme, Person author, Function<KnownProgramme, Optional<Refusal>> more) {
    if (programme == null) {
      return Optional.empty();
    }
    Optional<KnownProgramme> known = programmes.find(programme, author.staff());
    if (known.isEmpty()) {
      return Optional.of(new Refusal.ProgrammeUnknown());
    }
    return known.get().over() ? Optional.of(new Refusal.ProgrammeOver()) : more.apply(known.get());
  }
}
