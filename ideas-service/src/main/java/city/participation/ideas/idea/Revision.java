package city.participation.ideas.idea;

import java.time.Instant;

/**
 * What a published idea said from some time on.
 *
 * @param number counts from 1, what was published first
 * @param since when it became public
 */
public record Revision(int number, IdeaContent content, Instant since) {}
