package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other features need to know of an event that has been scheduled, or is to be.
 *
 * @param takesRegistrations whether somebody can register at this moment
 * @param registrationClosesAt the first moment in which nobody can, at the latest the start
 * @param onlineLink for those who are registered; nobody else may see it
 */
public record EventStanding(
    String id,
    String programmeId,
    @Nullable String stageId,
    EventStatus status,
    AttendanceMode attendance,
    Audience audience,
    Instant startsAt,
    Instant endsAt,
    boolean takesRegistrations,
    @Nullable Instant registrationClosesAt,
    @Nullable String onlineLink,
    Texts title) {}
