@NullMarked
package city.participation.ideas.catalogue.web;

import org.jspecify.annotations.NullMarked;
