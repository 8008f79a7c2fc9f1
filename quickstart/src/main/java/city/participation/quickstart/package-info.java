@NullMarked
package city.participation.quickstart;

import org.jspecify.annotations.NullMarked;
