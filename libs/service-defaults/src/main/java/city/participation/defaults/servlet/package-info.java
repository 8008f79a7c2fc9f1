@NullMarked
package city.participation.defaults.servlet;

import org.jspecify.annotations.NullMarked;
