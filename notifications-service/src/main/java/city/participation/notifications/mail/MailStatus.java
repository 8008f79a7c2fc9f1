package city.participation.notifications.mail;

enum MailStatus {
  QUEUED,
  SENT,
  /** Refused for good, or tried too often. */
  FAILED,
  /** Nobody to send it to any more. */
  SUPPRESSED
}
