package city.participation.events.registration;

import java.time.Instant;

/**
 * That a party came.
 *
 * @param at when, as the device at the door has it
 * @param device which one
 */
public record CheckIn(Instant at, String device) {}
