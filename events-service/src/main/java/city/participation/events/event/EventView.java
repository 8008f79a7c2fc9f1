package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventContent;
import city.participation.events.idea.LinkedIdea;
import city.participation.events.partner.CoHost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event as a person may see it.
 *
 * @param plan without link and owners for all but staff
 * @param coHosts as they stand now, as do the ideas
 * @param since when the status last changed
 * @param registers whether somebody can register now
 * @param nextDeadline when that ends; null while nobody can
 * @param outsideStage for staff: its stage was moved, and it no longer lies in it
 * @param allowed what the viewer can do now
 * @param timeline for the public from the scheduling on and without persons
 * @param series which one of a series it is; null if of none
 */
public record EventView(
    String id,
    long version,
    String programmeId,
    EventStatus status,
    Audience audience,
    EventContent content,
    EventPlan plan,
    int calendarSequence,
    List<CoHost> coHosts,
    List<LinkedIdea> ideas,
    @Nullable Documentation documentation,
    Instant since,
    @Nullable Instant scheduledAt,
    boolean registers,
    @Nullable Instant nextDeadline,
    boolean outsideStage,
    List<Action> allowed,
    List<TimelineEntry> timeline,
    @Nullable SeriesPlace series) {}
