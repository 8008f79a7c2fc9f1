package city.participation.ideas.endorsement;

import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.partner.Sector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an idea's document says about its endorsements.
 *
 * @param endorsements by the partner's id
 * @param endorsementCounts by sector, changed in the same step
 */
@Document("ideas")
record EndorsedIdea(
    @Id String id,
    @ReadOnlyProperty IdeaStatus status,
    @ReadOnlyProperty @Nullable Content content,
    @ReadOnlyProperty @Nullable Map<String, Endorsement> endorsements,
    @ReadOnlyProperty @Nullable Map<Sector, Long> endorsementCounts) {

  record Content(@Nullable String programme) {}

  @Nullable String programme() {
    return content == null ? null : content.programme();
  }

  Map<String, Endorsement> given() {
    return endorsements == null ? Map.of() : endorsements;
  }

  @Nullable Endorsement of(String partner) {
    return given().get(partner);
  }

  EndorsementCounts counts() {
    return EndorsementCounts.of(endorsementCounts);
  }
}
