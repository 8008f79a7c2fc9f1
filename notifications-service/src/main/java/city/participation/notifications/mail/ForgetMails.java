package city.participation.notifications.mail;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the rows of mails that ended some time ago. */
@Component
class ForgetMails {

  private final Mails mails;
  private final Clock clock;
  private final MailProperties properties;

  ForgetMails(Mails mails, Clock clock, MailProperties properties) {
    this.mails = mails;
    this.clock = clock;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
  void forget() {
    mails.forget(clock.instant().minus(properties.keepEnded()));
  }
}
