@NullMarked
package city.participation.partners.worklist.web;

import org.jspecify.annotations.NullMarked;
