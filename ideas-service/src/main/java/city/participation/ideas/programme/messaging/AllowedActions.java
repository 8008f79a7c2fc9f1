package city.participation.ideas.programme.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.programme.StageAction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage allows, of which only some is about ideas; more may come. */
final class AllowedActions {

  private AllowedActions() {}

  static List<StageAction> of(@Nullable List<String> allowed) {
    List<String> names = required(allowed, "allowedActions");
    return Arrays.stream(StageAction.values())
        .filter(action -> names.contains(action.name()))
        .toList();
  }
}
