@NullMarked
package city.participation.ideas.idea;

import org.jspecify.annotations.NullMarked;
