package city.participation.partners.worklist;

import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Person;
import city.participation.partners.worklist.PartnerPage.Position;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists partners, to members their own, to staff what there is to do. */
@Component
public class ListPartners {

  private final WorkList workList;
  private final Clock clock;

  ListPartners(WorkList workList, Clock clock) {
    this.workList = workList;
    this.clock = clock;
  }

  public PartnerPage list(
      PartnerFilter filter, int limit, @Nullable Position after, @Nullable Person viewer) {
    if (!mayList(filter, viewer)) {
      return new PartnerPage(List.of(), null);
    }
    List<WorkListRow> rows = workList.find(filter, limit + 1, after);
    boolean more = rows.size() > limit;
    List<WorkListRow> page = more ? rows.subList(0, limit) : rows;
    return new PartnerPage(
        page.stream().map(row -> row.toSummary(filter, viewer, clock)).toList(),
        more ? page.getLast().position(filter) : null);
  }

  private static boolean mayList(PartnerFilter filter, @Nullable Person viewer) {
    return switch (filter) {
      case PartnerFilter.Own(Person member) -> member.equals(viewer);
      case PartnerFilter.OfStatus(PartnerStatus status) ->
          viewer != null && viewer.staff() && !status.isPrivate();
      case PartnerFilter.AtStage stage -> viewer != null && viewer.staff();
    };
  }
}
