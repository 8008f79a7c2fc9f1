/** Somebody is to be erased everywhere; here their part of it is done, and said to be. */
@NullMarked
package city.participation.events.erasure;

import org.jspecify.annotations.NullMarked;
