@NullMarked
package city.participation.defaults.web;

import org.jspecify.annotations.NullMarked;
