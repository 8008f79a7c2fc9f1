/**
 * What we remember of partner organisations and of what they take part in, from partners-service.
 */
@NullMarked
package city.participation.events.partner;

import org.jspecify.annotations.NullMarked;
