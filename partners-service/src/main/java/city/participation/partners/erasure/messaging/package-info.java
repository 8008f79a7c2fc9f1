@NullMarked
package city.participation.partners.erasure.messaging;

import org.jspecify.annotations.NullMarked;
