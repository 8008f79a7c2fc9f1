package city.participation.events.content;

/** For whom nothing stands in the way of an event (Barrierefreiheit). */
public record Accessibility(
    boolean stepFree, boolean hearingLoop, boolean signLanguage, boolean easyLanguage) {}
