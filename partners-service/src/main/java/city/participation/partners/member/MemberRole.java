package city.participation.partners.member;

/** What a member may do for a partner. */
public enum MemberRole {
  /** Everything; alone invites, removes, applies, asks for a renewal and withdraws. */
  OWNER,
  /** Amends what the organisation says of itself, answers, proposes and ends engagements. */
  EDITOR
}
