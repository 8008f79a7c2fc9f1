@NullMarked
package city.participation.ideas.support;

import org.jspecify.annotations.NullMarked;
