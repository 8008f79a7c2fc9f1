package city.participation.partners.partner;

/** What can be done to a partner, by the name of the resource that does it. */
public enum Action {
  APPLY("application", true),
  AMEND("amendment", true),
  TAKE_UP("review", false),
  REQUEST_INFORMATION("information-request", false),
  ANSWER("information", true),
  CHECK_REGISTER("register-check", false),
  RECOMMEND("recommendation", false),
  APPROVE("approval", false),
  RETURN("return", false),
  SUSPEND("suspension", false),
  REINSTATE("reinstatement", false),
  RENEW("renewal", true),
  WITHDRAW("withdrawal", true);

  private final String resource;
  private final boolean applicants;

  Action(String resource, boolean applicants) {
    this.resource = resource;
    this.applicants = applicants;
  }

  public String resource() {
    return resource;
  }

  /** Whether it is the applicant's to do; all else is staff's. */
  boolean isApplicants() {
    return applicants;
  }
}
