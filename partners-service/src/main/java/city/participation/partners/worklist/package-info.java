@NullMarked
package city.participation.partners.worklist;

import org.jspecify.annotations.NullMarked;
