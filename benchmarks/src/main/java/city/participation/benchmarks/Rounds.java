package city.participation.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured in turn, round by round: whatever else the machine did meanwhile, it did to all
 * of them.
 */
final class Rounds {

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  void add(String what, double figure) {
    figures.computeIfAbsent(what, name -> new ArrayList<>()).add(figure);
  }

  double median(String what) {
    var sorted = figures.getOrDefault(what, List.of()).stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException(what + " was not measured");
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
