@NullMarked
package city.participation.engines.mongodb;

import org.jspecify.annotations.NullMarked;
