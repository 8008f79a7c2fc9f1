package city.participation.notifications.circular;

import city.participation.notifications.event.EventNews;
import city.participation.notifications.event.EventWatcher;
import city.participation.notifications.wording.Matter;
import org.springframework.stereotype.Component;

/**
 * Sends round what happened to an event. The message that tells it only leaves a row behind:
 * thousands may be registered, and the queue must not wait for them.
 */
@Component
class CirculateNews implements EventWatcher {

  private final StartCircular startCircular;

  CirculateNews(StartCircular startCircular) {
    this.startCircular = startCircular;
  }

  @Override
  public void happened(EventNews news) {
    switch (news.kind()) {
      case SCHEDULED -> {}
      case MOVED -> circulate(news, Matter.EVENT_MOVED);
      case POSTPONED -> circulate(news, Matter.EVENT_POSTPONED);
      case CANCELLED -> circulate(news, Matter.EVENT_CANCELLED);
    }
  }

  private void circulate(EventNews news, Matter matter) {
    startCircular.toUnaware(news.message(), news.event(), news.now(), matter);
  }
}
