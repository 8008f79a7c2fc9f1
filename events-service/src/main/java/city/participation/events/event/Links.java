package city.participation.events.event;

import city.participation.events.event.Refusal.Flaw;
import city.participation.events.event.Refusal.Flawed;
import city.participation.events.idea.FindIdeas;
import city.participation.events.idea.LinkedIdea;
import city.participation.events.partner.CoHost;
import city.participation.events.partner.FindCoHosts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an event names that other services own: partners that hold it with the city, and ideas that
 * it is about.
 */
@Component
class Links {

  private final FindCoHosts coHosts;
  private final FindIdeas ideas;

  Links(FindCoHosts coHosts, FindIdeas ideas) {
    this.coHosts = coHosts;
    this.ideas = ideas;
  }

  List<CoHost> coHosts(Event event) {
    return coHosts(event, event.content().coHosts());
  }

  private List<CoHost> coHosts(Event event, List<String> partners) {
    return coHosts.of(partners, event.programmeId(), event.plan().stageId());
  }

  List<LinkedIdea> ideas(Event event) {
    return ideas.of(event.content().ideas());
  }

  /**
   * Null if others may read of the event so, or nobody else reads of it. Only what is new to them
   * is looked at: what was given stays, whatever became of it.
   */
  @Nullable Refusal flaw(Event before, Event after) {
    if (!after.status().isPublic()) {
      return null;
    }
    boolean known = before.status().isPublic();
    List<String> partners = after.content().coHosts();
    List<String> linked = after.content().ideas();
    List<Flawed> flaws = new ArrayList<>();
    for (CoHost one : coHosts(after, added(partners, known, before.content().coHosts()))) {
      String pointer = "/coHosts/" + partners.indexOf(one.id());
      switch (one.footing()) {
        case STANDS -> {}
        case NOT_ACCREDITED -> flaws.add(new Flawed(pointer, Flaw.CO_HOST_NOT_ACCREDITED));
        case NOT_ENGAGED -> flaws.add(new Flawed(pointer, Flaw.CO_HOST_NOT_ENGAGED));
      }
    }
    for (LinkedIdea one : ideas.of(added(linked, known, before.content().ideas()))) {
      if (!one.isPublished()) {
        flaws.add(new Flawed("/ideas/" + linked.indexOf(one.id()), Flaw.IDEA_NOT_PUBLISHED));
      }
    }
    return flaws.isEmpty() ? null : new Refusal.Unlinked(after.programmeId(), List.copyOf(flaws));
  }

  private static List<String> added(List<String> after, boolean known, List<String> before) {
    return known ? after.stream().filter(it -> !before.contains(it)).toList() : after;
  }
}
