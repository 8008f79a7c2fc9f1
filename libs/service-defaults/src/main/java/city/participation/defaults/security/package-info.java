@NullMarked
package city.participation.defaults.security;

import org.jspecify.annotations.NullMarked;
