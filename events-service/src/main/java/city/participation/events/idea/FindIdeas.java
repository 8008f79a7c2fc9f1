package city.participation.events.idea;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says of ideas whether they are public, as far as we have heard. */
@Component
public class FindIdeas {

  private final KnownIdeas ideas;

  FindIdeas(KnownIdeas ideas) {
    this.ideas = ideas;
  }

  /** Each of them, in their order. */
  public List<LinkedIdea> of(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, String> titles = ideas.titles(ids);
    return ids.stream().map(id -> new LinkedIdea(id, titles.get(id))).toList();
  }
}
