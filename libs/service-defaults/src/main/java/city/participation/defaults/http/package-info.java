@NullMarked
package city.participation.defaults.http;

import org.jspecify.annotations.NullMarked;
