package city.participation.partners.worklist;

import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Review;
import city.participation.partners.register.RegisterResult;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One partner in a list.
 *
 * @param name like the sector null in a draft that does not say it
 * @param since when it was drafted, came into this status, or its review was opened: as the list is
 *     sorted
 * @param ageInDays how many days ago that was
 * @param reviewer who leads its review
 * @param overdue whether the day for an answer passed without one
 * @param registerCheck what the register was found to say of what is said now
 */
public record PartnerSummary(
    String id,
    long version,
    PartnerStatus status,
    @Nullable String name,
    @Nullable Sector sector,
    Instant since,
    long ageInDays,
    Review.@Nullable Stage stage,
    boolean renewal,
    @Nullable String reviewer,
    @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable RegisterResult registerCheck,
    @Nullable LocalDate accreditedUntil) {}
