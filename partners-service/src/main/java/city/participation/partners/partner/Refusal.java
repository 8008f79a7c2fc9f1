package city.participation.partners.partner;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such partner, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Visible, but not this person's to do. */
  record NotYours() implements Refusal {}

  /** Nobody of the staff decides on an organisation for which they act or have acted. */
  record OwnOrganisation() implements Refusal {}

  /** Somebody else of the staff leads this review. */
  record NotTheReviewer() implements Refusal {}

  /** Who recommended does not approve. */
  record FourEyes() implements Refusal {}

  /** Not in this status; this person can do what is allowed. */
  record WrongState(PartnerStatus status, List<Action> allowed) implements Refusal {}

  /** Somebody changed the partner since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /**
   * There is an application for this organisation.
   *
   * @param own its id, if it is this person's
   * @param pointer a JSON pointer to what both say
   */
  record OrganisationKnown(@Nullable String own, String pointer) implements Refusal {}

  /** What was accredited is not exchanged while the term runs; JSON pointers name what would be. */
  record IdentityFixed(List<String> pointers) implements Refusal {}

  /** What is said does not make an application yet; JSON pointers name what is missing. */
  record Incomplete(List<String> missing) implements Refusal {}

  /** The terms have a newer version than the one accepted. */
  record TermsOutdated(String current) implements Refusal {}

  record ReasonMissing() implements Refusal {}

  /** Who acts for the city says for which of its offices. */
  record OfficeMissing() implements Refusal {}

  /** A date lies outside of what is possible. */
  record DateOutOfRange(String pointer, LocalDate first, LocalDate last) implements Refusal {}

  /** A rejection has no term. */
  record TermOfRejection() implements Refusal {}

  /** The trail of one partner is full of amendments. */
  record TooManyAmendments(int limit) implements Refusal {}

  /** Visible, but only an owner does it. */
  record OwnerNeeded() implements Refusal {}

  /** Somebody has to answer for a partner: its last owner neither leaves nor becomes less. */
  record LastOwner() implements Refusal {}

  /** No member with this id. */
  record MemberUnknown() implements Refusal {}

  record AlreadyMember() implements Refusal {}

  /** No such invitation, or none for this person; told alike, whether or not there is a partner. */
  record InvitationUnknown() implements Refusal {}

  record InvitationExpired() implements Refusal {}

  /** While a partner has no owner, the city invites one and nobody else. */
  record OwnerFirst() implements Refusal {}

  /** Whoever reviewed or approved what it is now does not become a member. */
  record DeciderCannotJoin() implements Refusal {}

  record TooManyMembers(int limit) implements Refusal {}

  record TooManyInvitations(int limit) implements Refusal {}

  /** The trail of one partner is full of invitations and changed roles. */
  record TooManyMemberChanges(int limit) implements Refusal {}

  /** Whom the city asked was forgotten; somebody else has to be named first. */
  record ContactMissing() implements Refusal {}

  /** So many changed the partner at the same moment that this change never came first. */
  record Busy() implements Refusal {}

  /** Too many applications of one person in a day. */
  record QuotaUsedUp(int limit, Duration retryAfter) implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
