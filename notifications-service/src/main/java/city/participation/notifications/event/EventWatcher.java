package city.participation.notifications.event;

/**
 * Does something with the news of events. It comes before the event itself is stored, and may come
 * twice: what is written must be keyed by the message.
 */
public interface EventWatcher {

  void happened(EventNews news);
}
