@NullMarked
package city.participation.ideas.theme.web;

import org.jspecify.annotations.NullMarked;
