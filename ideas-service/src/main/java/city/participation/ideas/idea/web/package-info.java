@NullMarked
package city.participation.ideas.idea.web;

import org.jspecify.annotations.NullMarked;
