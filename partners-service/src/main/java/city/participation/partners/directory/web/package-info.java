@NullMarked
package city.participation.partners.directory.web;

import org.jspecify.annotations.NullMarked;
