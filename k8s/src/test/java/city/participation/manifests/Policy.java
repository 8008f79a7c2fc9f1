package city.participation.manifests;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule of ours about everything that an overlay gives a cluster. */
enum Policy {
  NAMESPACES_ADMIT_ONLY_RESTRICTED_PODS(PodRules::lenientNamespaces),
  PODS_ARE_RESTRICTED(PodRules::unrestricted),
  PROCESSES_CANNOT_CHANGE_THEMSELVES(PodRules::changeable),
  WORKLOADS_ARE_PROBED(PodRules::unprobed),
  PROCESSES_ARE_PROBED_ON_THE_MANAGEMENT_PORT(PodRules::wronglyProbed),
  PROCESSES_PAUSE_BEFORE_THEY_STOP(PodRules::hasty),
  ROLLING_CHANGES_TAKE_NONE_AWAY_FIRST(PodRules::takenAwayFirst),
  CONTAINERS_SAY_WHAT_THEY_NEED(PodRules::withoutFigures),
  PROCESSES_BOUND_THEIR_MEMORY_WITHIN_THE_LIMIT(PodRules::unbounded),

  NOTHING_IS_REACHED_OR_REACHES_BY_DEFAULT(NetworkRules::openByDefault),
  EVERY_WAY_IS_NAMED(NetworkRules::unnamedWays),
  EVERY_WAY_HAS_A_PORT(NetworkRules::waysToAnyPort),
  PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE(NetworkRules::wrongWaysOut),
  PROCESSES_ARE_REACHED_BY_WHOM_THEY_SERVE_AND_NOBODY_ELSE(NetworkRules::wrongWaysIn),

  PRODUCTION_RESTRICTS_THE_PODS_OF_OPERATORS(ProductionRules::unrestrictedEngines),
  PRODUCTION_KEEPS_TWO_OF_EACH(ProductionRules::fewerThanTwo),
  PRODUCTION_NEVER_TAKES_ALL_AWAY(ProductionRules::withoutBudget),
  PRODUCTION_SPREADS_OVER_MACHINES_AND_ZONES(ProductionRules::unspread),
  PRODUCTION_LOSES_NOTHING_WITH_ONE_ENGINE(ProductionRules::loneEngines),
  PRODUCTION_HAS_NO_SECRETS(ProductionRules::secrets),
  PRODUCTION_SPEAKS_TLS(ProductionRules::withoutTls),
  PRODUCTION_BELIEVES_FEW_PROXIES(ProductionRules::wideProxies);

  /** Methods, which keep nothing. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Overlay, Stream<String>> violations;

  Policy(Function<Overlay, Stream<String>> violations) {
    this.violations = violations;
  }

  /** Who does not keep it. */
  List<String> violations(Overlay overlay) {
    return violations.apply(overlay).toList();
  }

  boolean holdsEverywhere() {
    return !name().startsWith("PRODUCTION");
  }
}
