package city.participation.notifications.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a partner, under its id.
 *
 * @param name once it was public
 * @param suspended whether its accreditation is suspended
 * @param renewal whether what waits is a renewal
 * @param answerBy as ISO 8601, because the database knows no day without a time zone; present while
 *     what waits is to be answered by the partner, and not by the city
 * @param waitingSince present while an application or a renewal waits for the city's decision
 * @param members who acts for it now; absent until the first of them is known, who is its applicant
 */
public record KnownPartner(
    @Nullable String name,
    boolean suspended,
    boolean renewal,
    @Nullable String answerBy,
    @Nullable Instant waitingSince,
    @Nullable List<Member> members) {

  static final KnownPartner NEW = new KnownPartner(null, false, false, null, null, null);

  /**
   * Somebody who acts for a partner.
   *
   * @param owner who also decides who else does
   */
  public record Member(String person, boolean owner) {}

  boolean waits() {
    return waitingSince != null;
  }

  /** Whom a step concerns: nobody is left, or nobody is known yet, are not the same. */
  List<String> people(String applicant) {
    return members == null ? List.of(applicant) : people();
  }

  /** Those known to act for it. */
  List<String> people() {
    return members == null ? List.of() : members.stream().map(Member::person).toList();
  }

  List<String> otherOwners(String member) {
    return members == null
        ? List.of()
        : members.stream()
            .filter(Member::owner)
            .map(Member::person)
            .filter(person -> !person.equals(member))
            .toList();
  }

  Optional<Member> member(String person) {
    return members == null
        ? Optional.empty()
        : members.stream().filter(one -> one.person().equals(person)).findFirst();
  }

  KnownPartner applied(boolean forRenewal, Instant at) {
    return new KnownPartner(name, suspended, forRenewal, null, at, members);
  }

  KnownPartner asked(LocalDate dueOn) {
    return new KnownPartner(name, suspended, renewal, dueOn.toString(), waitingSince, members);
  }

  KnownPartner answered() {
    return new KnownPartner(name, suspended, renewal, null, waitingSince, members);
  }

  KnownPartner accredited(String publicName) {
    return new KnownPartner(publicName, false, false, null, null, members);
  }

  KnownPartner suspended(boolean now) {
    return new KnownPartner(name, now, renewal, answerBy, waitingSince, members);
  }

  /** Nothing waits any more. */
  KnownPartner decided() {
    return new KnownPartner(name, suspended, false, null, null, members);
  }

  KnownPartner with(Member member) {
    List<Member> all = new ArrayList<>(others(member.person()));
    all.add(member);
    return withMembers(all);
  }

  KnownPartner without(String person) {
    return members == null ? this : withMembers(others(person));
  }

  private List<Member> others(String person) {
    return members == null
        ? List.of()
        : members.stream().filter(one -> !one.person().equals(person)).toList();
  }

  private KnownPartner withMembers(List<Member> now) {
    return new KnownPartner(name, suspended, renewal, answerBy, waitingSince, List.copyOf(now));
  }
}
