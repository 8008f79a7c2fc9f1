package city.participation.partners.engagement.web;

import city.participation.partners.organisation.Sector;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

@Schema(
    name = "SectorBalance",
    description = "How many accredited partners of each sector take part, each counted once.")
record BalanceResponse(List<Count> items) {

  @Schema(name = "SectorCount")
  record Count(Sector sector, int partners) {}

  static BalanceResponse of(Map<Sector, Integer> balance) {
    return new BalanceResponse(
        balance.entrySet().stream().map(it -> new Count(it.getKey(), it.getValue())).toList());
  }
}
