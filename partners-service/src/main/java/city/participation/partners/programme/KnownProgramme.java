package city.participation.partners.programme;

import java.util.List;

/**
 * What we remember of a programme, under its id.
 *
 * @param internal whether it is for the administration only
 * @param over whether nothing of it opens again
 * @param stages the ids of its stages
 */
public record KnownProgramme(boolean internal, boolean over, List<String> stages) {

  public KnownProgramme {
    stages = List.copyOf(stages);
  }

  KnownProgramme closed() {
    return new KnownProgramme(internal, true, stages);
  }
}
