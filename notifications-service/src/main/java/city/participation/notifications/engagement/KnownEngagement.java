package city.participation.notifications.engagement;

/** What we remember of an engagement, under its id: whose it is. */
public record KnownEngagement(String partner) {}
