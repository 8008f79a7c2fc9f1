package city.participation.notifications.wording;

/** A notification in one language. */
public record Wording(String title, String text) {}
