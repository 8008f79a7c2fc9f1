package city.participation.partners.member;

/** What a member may do for a partner. */
public enum MemberRole {
  /** Everything, members included. */
  OWNER,
  /** Amends what the organisation says of itself, and answers questions. */
  EDITOR
}
