package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.partner.Sector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EndorsementCountsTests {

  @Test
  void hasAllSectorsInTheirOrderAlsoWhereNothingWasCounted() {
    assertThat(EndorsementCounts.of(null).bySector().keySet()).containsExactly(Sector.values());
    assertThat(EndorsementCounts.of(Map.of(Sector.SCIENCE, 2L)).bySector())
        .containsEntry(Sector.SCIENCE, 2L)
        .containsEntry(Sector.BUSINESS, 0L);
  }

  @Property
  void countsWhatWasGivenAndNotRevoked(@ForAll List<Sector> given, @ForAll int revoked) {
    EndorsementCounts counts = EndorsementCounts.of(null);
    for (Sector sector : given) {
      counts = counts.with(sector);
    }
    List<Sector> left = new ArrayList<>(given);
    for (int i = 0; i < Math.floorMod(revoked, given.size() + 1); i++) {
      counts = counts.without(left.removeLast());
    }

    assertThat(counts.total()).isEqualTo(left.size());
    for (Sector sector : Sector.values()) {
      assertThat(counts.bySector().get(sector))
          .isEqualTo(left.stream().filter(sector::equals).count());
    }
  }
}
