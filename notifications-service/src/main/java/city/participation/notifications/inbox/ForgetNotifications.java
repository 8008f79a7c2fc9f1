package city.participation.notifications.inbox;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets notifications some time after they were read. Several instances may do it at once. */
@Component
class ForgetNotifications {

  private static final Logger log = LoggerFactory.getLogger(ForgetNotifications.class);

  private final Notifications notifications;
  private final Clock clock;
  private final InboxProperties properties;

  ForgetNotifications(Notifications notifications, Clock clock, InboxProperties properties) {
    this.notifications = notifications;
    this.clock = clock;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "${participation.inbox.sweep:1h}", initialDelayString = "5m")
  void forget() {
    long forgotten = notifications.forget(clock.instant().minus(properties.keepRead()));
    if (forgotten > 0) {
      log.info("Forgot {} notifications that were read long ago", forgotten);
    }
  }
}
