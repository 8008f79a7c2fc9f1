package city.participation.partners.partner;

import city.participation.partners.member.Representation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom a partner's document names, wherever it does. */
final class NamedPeople {

  private final Set<String> ids = new TreeSet<>();

  private NamedPeople() {}

  static List<String> in(
      @Nullable String applicant,
      Representation representation,
      @Nullable String contactBy,
      @Nullable Review review,
      List<AuditEntry> trail) {
    NamedPeople named = new NamedPeople();
    named.add(applicant);
    named.add(contactBy);
    named.add(review == null ? null : review.reviewer());
    representation.people().forEach(named::add);
    for (AuditEntry entry : trail) {
      named.add(entry.by());
      named.add(entry.member());
    }
    return List.copyOf(named.ids);
  }

  private void add(@Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }
}
