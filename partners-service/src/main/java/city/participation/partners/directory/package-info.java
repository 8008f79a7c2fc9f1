@NullMarked
package city.participation.partners.directory;

import org.jspecify.annotations.NullMarked;
