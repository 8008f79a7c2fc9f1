package city.participation.partners.partner;

/** What can be done to a partner, by the name of the resource that does it. */
public enum Action {
  APPLY("application", Side.OWNERS),
  AMEND("amendment", Side.MEMBERS),
  TAKE_UP("review", Side.STAFF),
  REQUEST_INFORMATION("information-request", Side.STAFF),
  ANSWER("information", Side.MEMBERS),
  CHECK_REGISTER("register-check", Side.STAFF),
  RECOMMEND("recommendation", Side.STAFF),
  APPROVE("approval", Side.STAFF),
  RETURN("return", Side.STAFF),
  SUSPEND("suspension", Side.STAFF),
  REINSTATE("reinstatement", Side.STAFF),
  RENEW("renewal", Side.OWNERS),
  WITHDRAW("withdrawal", Side.OWNERS);

  private enum Side {
    MEMBERS,
    OWNERS,
    STAFF
  }

  private final String resource;
  private final Side side;

  Action(String resource, Side side) {
    this.resource = resource;
    this.side = side;
  }

  public String resource() {
    return resource;
  }

  /** Whether it is the organisation's to do; all else is staff's. */
  boolean isMembers() {
    return side != Side.STAFF;
  }

  /** Whether only an owner does it. */
  boolean isOwners() {
    return side == Side.OWNERS;
  }
}
