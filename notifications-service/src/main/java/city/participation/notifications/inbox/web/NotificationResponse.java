package city.participation.notifications.inbox.web;

import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.wording.Wording;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification in the reader's language.
 *
 * @param number consecutive in the inbox; the stream's id
 * @param matter what it is about, for programs
 * @param title short; the text says it in full
 * @param link to what it is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationResponse(
    String id,
    long number,
    @Schema(
            allowableValues = {
              "idea-published",
              "idea-rejected",
              "idea-withdrawn",
              "partner-applied",
              "partner-renewal-requested",
              "partner-info-requested",
              "partner-review-started",
              "partner-answer-overdue",
              "partner-info-provided",
              "partner-accredited",
              "partner-renewed",
              "partner-rejected",
              "partner-renewal-rejected",
              "partner-suspended",
              "partner-reinstated",
              "partner-expiring",
              "partner-expiring-suspended",
              "partner-expiring-renewing",
              "partner-expired",
              "partner-expired-renewing",
              "partner-withdrawn",
              "partner-invited",
              "partner-invitation-revoked",
              "partner-now-owner",
              "partner-now-editor",
              "partner-member-added",
              "partner-member-revoked",
              "partner-engagement-agreed",
              "partner-engagement-declined",
              "partner-engagement-ended",
              "registration-confirmed",
              "registration-waitlisted",
              "registration-offered",
              "registration-lapsed",
              "registration-queue-ended",
              "registration-cancelled",
              "event-moved",
              "event-postponed",
              "event-cancelled",
              "event-reminder"
            })
        String matter,
    String title,
    String text,
    String link,
    Instant createdAt,
    boolean read,
    @Nullable Instant readAt) {

  static NotificationResponse of(NotificationSummary notification, Wording wording) {
    return new NotificationResponse(
        notification.id(),
        notification.number(),
        notification.matter().code(),
        wording.title(),
        wording.text(),
        link(notification),
        notification.createdAt(),
        notification.readAt() != null,
        notification.readAt());
  }

  /** To the one of a partner's engagements that it is about, if it is about one. */
  private static String partnerLink(NotificationSummary notification) {
    String engagement = notification.parameters().get("engagement");
    return engagement == null
        ? "/api/partners/" + notification.subject()
        : "/api/engagements/" + engagement;
  }

  private static String link(NotificationSummary notification) {
    return switch (notification.matter().subject()) {
      case IDEA -> "/api/ideas/" + notification.subject();
      case PARTNER -> partnerLink(notification);
      case INVITATION -> "/api/partners/" + notification.subject() + "/membership";
      case EVENT, GUEST -> "/api/events/" + notification.subject();
      case REGISTRATION ->
          "/api/events/"
              + notification.parameters().get("eventId")
              + "/registrations/"
              + notification.subject();
      case ADDRESS -> "/api/notifications/contact";
    };
  }
}
