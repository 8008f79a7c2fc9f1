package city.participation.events.agenda;

import city.participation.events.content.Accessibility;
import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event in a list.
 *
 * @param registers whether somebody can register now
 * @param nextDeadline when that ends
 */
public record EventSummary(
    String id,
    long version,
    String programmeId,
    @Nullable String stageId,
    EventStatus status,
    Audience audience,
    Texts title,
    EventFormat format,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable AttendanceMode attendance,
    @Nullable Venue venue,
    List<String> languages,
    int costCents,
    @Nullable Accessibility accessibility,
    boolean registers,
    @Nullable Instant nextDeadline) {}
