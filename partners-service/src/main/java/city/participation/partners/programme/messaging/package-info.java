@NullMarked
package city.participation.partners.programme.messaging;

import org.jspecify.annotations.NullMarked;
