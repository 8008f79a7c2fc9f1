@NullMarked
package city.participation.ideas.endorsement.web;

import org.jspecify.annotations.NullMarked;
