package city.participation.partners.directory.web;

import city.participation.partners.directory.Balance;
import city.participation.partners.organisation.Sector;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;

@Schema(name = "Balance", description = "How many accredited partners each sector has.")
record BalanceResponse(
    long total, @Schema(description = "All four, also without any.") List<Share> sectors) {

  @Schema(name = "SectorShare")
  record Share(Sector sector, long partners) {}

  static BalanceResponse of(Balance balance) {
    return new BalanceResponse(
        balance.total(),
        Arrays.stream(Sector.values())
            .map(sector -> new Share(sector, balance.of(sector)))
            .toList());
  }
}
