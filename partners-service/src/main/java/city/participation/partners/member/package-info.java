/** Who acts for a partner. */
@NullMarked
package city.participation.partners.member;

import org.jspecify.annotations.NullMarked;
