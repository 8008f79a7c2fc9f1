package city.participation.ideas.programme;

import java.util.Collection;

/** Is told which ideas an event has recorded, maybe more than once. */
public interface EventRecords {

  void recorded(String event, Collection<String> ideas);
}
