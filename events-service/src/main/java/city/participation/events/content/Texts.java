package city.participation.events.content;

import org.jspecify.annotations.Nullable;

/** One text in the languages of its readers; in German always. */
public record Texts(String de, @Nullable String en) {}
