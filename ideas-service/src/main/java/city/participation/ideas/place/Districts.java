package city.participation.ideas.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cologne's 9 Stadtbezirke and 86 Stadtteile, in the order of their official numbers. */
@Component
public class Districts {

  private final Map<String, District> byCode = new LinkedHashMap<>();

  Districts() {
    for (String[] row : CityTable.rows("districts.csv")) {
      String code = row[0];
      String borough = code.length() == 1 ? null : code.substring(0, 1);
      byCode.put(code, new District(code, row[1], borough));
    }
  }

  public List<District> all() {
    return List.copyOf(byCode.values());
  }

  public Optional<District> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
