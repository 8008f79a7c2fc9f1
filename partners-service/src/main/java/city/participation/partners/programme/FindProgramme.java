package city.participation.partners.programme;

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
}
