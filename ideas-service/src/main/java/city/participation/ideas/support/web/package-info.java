@NullMarked
package city.participation.ideas.support.web;

import org.jspecify.annotations.NullMarked;
