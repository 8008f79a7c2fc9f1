package city.participation.notifications.wording;

import java.util.List;
import java.util.Locale;

/** What a notification is about. The name is stored, the text is made when somebody reads it. */
public enum Matter {
  IDEA_PUBLISHED,
  IDEA_REJECTED,
  IDEA_WITHDRAWN,
  PARTNER_APPLIED,
  PARTNER_RENEWAL_REQUESTED,
  PARTNER_INFO_REQUESTED,
  PARTNER_REVIEW_STARTED,
  PARTNER_ANSWER_OVERDUE,
  PARTNER_INFO_PROVIDED,
  PARTNER_ACCREDITED,
  PARTNER_RENEWED,
  PARTNER_REJECTED,
  PARTNER_RENEWAL_REJECTED,
  PARTNER_SUSPENDED,
  PARTNER_REINSTATED,
  PARTNER_EXPIRING,
  PARTNER_EXPIRING_SUSPENDED,
  PARTNER_EXPIRING_RENEWING,
  PARTNER_EXPIRED,
  PARTNER_EXPIRED_RENEWING,
  PARTNER_WITHDRAWN,
  PARTNER_INVITED,
  PARTNER_INVITATION_REVOKED,
  PARTNER_NOW_OWNER,
  PARTNER_NOW_EDITOR,
  PARTNER_MEMBER_ADDED,
  PARTNER_MEMBER_REVOKED,
  PARTNER_ENGAGEMENT_AGREED,
  PARTNER_ENGAGEMENT_DECLINED,
  PARTNER_ENGAGEMENT_ENDED,
  REGISTRATION_CONFIRMED,
  REGISTRATION_WAITLISTED,
  REGISTRATION_OFFERED,
  REGISTRATION_LAPSED,
  REGISTRATION_QUEUE_ENDED,
  REGISTRATION_CANCELLED,
  EVENT_MOVED,
  EVENT_POSTPONED,
  EVENT_CANCELLED,
  EVENT_REMINDER,
  GUEST_LINK,
  ADDRESS_TO_CONFIRM;

  /** Of what kind that is which a reader is led to. */
  public Subject subject() {
    return switch (this) {
      case IDEA_PUBLISHED, IDEA_REJECTED, IDEA_WITHDRAWN -> Subject.IDEA;
      case PARTNER_APPLIED,
          PARTNER_RENEWAL_REQUESTED,
          PARTNER_INFO_REQUESTED,
          PARTNER_REVIEW_STARTED,
          PARTNER_ANSWER_OVERDUE,
          PARTNER_INFO_PROVIDED,
          PARTNER_ACCREDITED,
          PARTNER_RENEWED,
          PARTNER_REJECTED,
          PARTNER_RENEWAL_REJECTED,
          PARTNER_SUSPENDED,
          PARTNER_REINSTATED,
          PARTNER_EXPIRING,
          PARTNER_EXPIRING_SUSPENDED,
          PARTNER_EXPIRING_RENEWING,
          PARTNER_EXPIRED,
          PARTNER_EXPIRED_RENEWING,
          PARTNER_WITHDRAWN,
          PARTNER_NOW_OWNER,
          PARTNER_NOW_EDITOR,
          PARTNER_MEMBER_ADDED,
          PARTNER_MEMBER_REVOKED,
          PARTNER_ENGAGEMENT_AGREED,
          PARTNER_ENGAGEMENT_DECLINED,
          PARTNER_ENGAGEMENT_ENDED ->
          Subject.PARTNER;
      case PARTNER_INVITED, PARTNER_INVITATION_REVOKED -> Subject.INVITATION;
      case REGISTRATION_CONFIRMED,
          REGISTRATION_WAITLISTED,
          REGISTRATION_OFFERED,
          REGISTRATION_LAPSED,
          REGISTRATION_QUEUE_ENDED,
          REGISTRATION_CANCELLED,
          EVENT_MOVED,
          EVENT_POSTPONED,
          EVENT_REMINDER ->
          Subject.REGISTRATION;
      case EVENT_CANCELLED -> Subject.EVENT;
      case GUEST_LINK -> Subject.GUEST;
      case ADDRESS_TO_CONFIRM -> Subject.ADDRESS;
    };
  }

  /** In the order in which the texts count them. */
  List<String> parameters() {
    return switch (this) {
      case IDEA_PUBLISHED, IDEA_WITHDRAWN -> List.of("title");
      case IDEA_REJECTED -> List.of("reason");
      case PARTNER_APPLIED, PARTNER_REJECTED -> List.of();
      case PARTNER_RENEWAL_REQUESTED,
          PARTNER_REVIEW_STARTED,
          PARTNER_INFO_PROVIDED,
          PARTNER_SUSPENDED,
          PARTNER_WITHDRAWN,
          PARTNER_NOW_OWNER,
          PARTNER_NOW_EDITOR,
          PARTNER_MEMBER_ADDED,
          PARTNER_MEMBER_REVOKED,
          PARTNER_INVITATION_REVOKED ->
          List.of("name");
      case PARTNER_ENGAGEMENT_AGREED, PARTNER_ENGAGEMENT_DECLINED, PARTNER_ENGAGEMENT_ENDED ->
          List.of("name", "role");
      case PARTNER_INFO_REQUESTED,
          PARTNER_ANSWER_OVERDUE,
          PARTNER_ACCREDITED,
          PARTNER_RENEWED,
          PARTNER_RENEWAL_REJECTED,
          PARTNER_REINSTATED,
          PARTNER_EXPIRING,
          PARTNER_EXPIRING_SUSPENDED,
          PARTNER_EXPIRING_RENEWING,
          PARTNER_EXPIRED,
          PARTNER_EXPIRED_RENEWING,
          PARTNER_INVITED ->
          List.of("day", "name");
      case REGISTRATION_CONFIRMED -> List.of("event", "when", "where", "seats");
      case REGISTRATION_WAITLISTED -> List.of("event", "when", "position");
      case REGISTRATION_OFFERED -> List.of("event", "when", "until");
      case REGISTRATION_LAPSED, REGISTRATION_QUEUE_ENDED, REGISTRATION_CANCELLED, EVENT_CANCELLED ->
          List.of("event", "when");
      case EVENT_MOVED, EVENT_REMINDER -> List.of("event", "when", "where");
      case EVENT_POSTPONED -> List.of("event");
      case GUEST_LINK -> List.of("hours");
      case ADDRESS_TO_CONFIRM -> List.of("token", "hours");
    };
  }

  /** As it stands in the API and in the text bundles. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
