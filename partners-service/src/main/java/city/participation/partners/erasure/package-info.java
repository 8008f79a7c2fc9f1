/** Forgets people, because notifications-service was asked to. */
@NullMarked
package city.participation.partners.erasure;

import org.jspecify.annotations.NullMarked;
