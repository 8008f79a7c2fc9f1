@NullMarked
package city.participation.ideas.endorsement;

import org.jspecify.annotations.NullMarked;
