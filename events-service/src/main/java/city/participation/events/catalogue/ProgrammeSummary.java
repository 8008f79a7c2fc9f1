package city.participation.events.catalogue;

import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.StageAction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One programme in a list.
 *
 * @param listedAt when it was announced, before that drafted: as the list is sorted
 * @param participationOpen what the public can do now
 * @param nextDeadline when the first of what is open ends
 */
public record ProgrammeSummary(
    String id,
    long version,
    ProgrammeStatus status,
    Texts title,
    Audience audience,
    String leadOffice,
    List<String> districts,
    List<Theme> themes,
    Instant listedAt,
    List<StageAction> participationOpen,
    @Nullable Instant nextDeadline) {}
