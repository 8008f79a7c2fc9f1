package city.participation.ideas.idea;

import java.util.Collection;
import java.util.Set;

/** Who supports what, as far as showing ideas needs it. */
public interface Supporters {

  /** Those of the ideas that the participant supports. */
  Set<String> supportedBy(String participant, Collection<String> ideaIds);
}
