package city.participation.ideas.programme;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of programmes what can be done with their ideas. */
@Component
public class FindProgrammes {

  private final KnownProgrammes programmes;

  FindProgrammes(KnownProgrammes programmes) {
    this.programmes = programmes;
  }

  /** Nothing of one that was not announced, or is not for whoever asks. */
  public Optional<KnownProgramme> find(String id, boolean ofTheCity) {
    return Optional.ofNullable(programmes.find(List.of(id)).get(id))
        .filter(known -> known.isFor(ofTheCity));
  }

  /** {@code programme}: null for ideas that belong to none. */
  public Openings openings(@Nullable String programme, boolean ofTheCity, Instant now) {
    return programme == null
        ? Openings.ALWAYS
        : find(programme, ofTheCity).map(known -> openings(known, now)).orElse(Openings.NEVER);
  }

  /** Those of the programmes that are known and for whoever asks, by their ids. */
  public Map<String, Openings> openings(Collection<String> ids, boolean ofTheCity, Instant now) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return programmes.find(ids).entrySet().stream()
        .filter(known -> known.getValue().isFor(ofTheCity))
        .collect(Collectors.toMap(Map.Entry::getKey, known -> openings(known.getValue(), now)));
  }

  private static Openings openings(KnownProgramme known, Instant now) {
    return new Openings(
        true, known.opening(StageAction.SUBMIT, now), known.opening(StageAction.SUPPORT, now));
  }
}
