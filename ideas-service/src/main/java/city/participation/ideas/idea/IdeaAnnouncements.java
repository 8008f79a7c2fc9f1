package city.participation.ideas.idea;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface IdeaAnnouncements {

  Announcement of(IdeaFact fact);
}
