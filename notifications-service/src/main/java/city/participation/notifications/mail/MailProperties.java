package city.participation.notifications.mail;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param sender the address mails come from
 * @param ideaLink where a mail leads; {@code {idea}} stands for the idea's id
 * @param partnerLink the same for {@code {partner}}, an organisation
 * @param invitationLink where somebody accepts to act for an organisation; {@code {partner}} and
 *     {@code {invitation}} stand for the ids. Without it the mail leads to the organisation
 * @param eventLink where a mail about an event leads; {@code {event}} stands for its id
 * @param registrationLink the same for a registration; {@code {event}} and {@code {registration}}
 *     stand for the ids
 * @param guestLink where a guest registers and comes back; {@code {event}}, {@code {registration}},
 *     empty before there is one, and {@code {pass}}. Without it the mail shows the pass
 * @param confirmLink where an address is confirmed; {@code {token}} stands for the code. Without it
 *     the mail shows the code alone
 * @param poll how often to look for mails that are due, beside the wake-up when one is queued
 * @param timeLimit for one delivery, connecting included
 * @param answerTime how much longer for a server that has the mail to say that it took it
 * @param attempts after so many the mail has failed
 * @param firstDelay after the first failed attempt; doubles with each
 * @param longestDelay between two attempts
 * @param pause how long the circuit breaker stays open
 * @param keepEnded how long the row of a mail that ended is kept
 */
@ConfigurationProperties("participation.mail")
record MailProperties(
    @DefaultValue("participation@localhost") String sender,
    @DefaultValue("http://localhost:8080/api/ideas/{idea}") String ideaLink,
    @DefaultValue("http://localhost:8080/api/partners/{partner}") String partnerLink,
    @Nullable String invitationLink,
    @DefaultValue("http://localhost:8080/api/events/{event}") String eventLink,
    @DefaultValue("http://localhost:8080/api/events/{event}/registrations/{registration}")
        String registrationLink,
    @Nullable String guestLink,
    @Nullable String confirmLink,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("20s") Duration timeLimit,
    @DefaultValue("2m") Duration answerTime,
    @DefaultValue("50") int attempts,
    @DefaultValue("30s") Duration firstDelay,
    @DefaultValue("1h") Duration longestDelay,
    @DefaultValue("30s") Duration pause,
    @DefaultValue("30d") Duration keepEnded) {

  private static final Pattern LOCAL =
      Pattern.compile("(@|://)(localhost|127\\.|\\[::1])", Pattern.CASE_INSENSITIVE);

  /** Longer than a delivery can take, so that no mail is delivered by two at once. */
  Duration lease() {
    return timeLimit.plus(answerTime).multipliedBy(2).plusSeconds(10);
  }

  /** Mails to citizens must not come from, nor lead to, the machine that sent them. */
  void requireReachable() {
    for (String set :
        List.of(
            sender,
            ideaLink,
            linkToInvitation(),
            partnerLink,
            eventLink,
            registrationLink,
            guestLink == null ? "" : guestLink,
            confirmLink == null ? "" : confirmLink)) {
      if (LOCAL.matcher(set).find()) {
        throw new IllegalStateException(
            "Mail is on: set participation.mail.sender, .idea-link, .partner-link,"
                + " .invitation-link, .event-link, .registration-link, .guest-link and .confirm-link to what"
                + " readers can reach, not "
                + set);
      }
    }
  }

  String linkToInvitation() {
    return invitationLink == null ? partnerLink : invitationLink;
  }

  Duration delayAfter(int failedAttempts) {
    int doublings = Math.min(failedAttempts - 1, 20);
    Duration delay = firstDelay.multipliedBy(1L << doublings);
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
