package city.participation.events.programme;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How programmes stand, for features that lie in them; whoever asks. */
@Component
public class FindProgrammes {

  private final Programmes programmes;

  FindProgrammes(Programmes programmes) {
    this.programmes = programmes;
  }

  public Optional<ProgrammeStanding> find(String id) {
    return find(List.of(id)).stream().findFirst();
  }

  /** Those that there are. */
  public List<ProgrammeStanding> find(Collection<String> ids) {
    return programmes.standings(ids);
  }
}
