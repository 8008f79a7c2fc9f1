@NullMarked
package city.participation.events.programme.web;

import org.jspecify.annotations.NullMarked;
