package city.participation.partners.programme;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What we know of a programme; nothing of one that was not announced. */
@Component
public class FindProgramme {

  private final KnownProgrammes programmes;

  FindProgramme(KnownProgrammes programmes) {
    this.programmes = programmes;
  }

  public Optional<KnownProgramme> find(String id) {
    return programmes.find(id);
  }

  /** By the ids of those that we know. */
  public Map<String, KnownProgramme> findAll(Collection<String> ids) {
    return programmes.findAll(ids);
  }
}
