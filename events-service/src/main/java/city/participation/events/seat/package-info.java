/**
 * How many places an event has, and who gets them in which order: one ledger for each event. Who
 * the people are it does not know.
 */
@NullMarked
package city.participation.events.seat;

import org.jspecify.annotations.NullMarked;
