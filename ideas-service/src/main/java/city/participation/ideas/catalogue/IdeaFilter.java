package city.participation.ideas.catalogue;

import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.place.District;
import city.participation.ideas.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Which ideas.
 *
 * @param status null for the published ones, or with {@code author} for all of theirs
 * @param programme the id of the one that they belong to
 * @param author whose own ideas, drafts included
 * @param internal also those for the administration; one's own are listed anyway
 */
public record IdeaFilter(
    @Nullable IdeaStatus status,
    @Nullable Theme theme,
    @Nullable District district,
    @Nullable String programme,
    @Nullable Person author,
    boolean internal) {}
