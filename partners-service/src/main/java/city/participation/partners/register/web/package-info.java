@NullMarked
package city.participation.partners.register.web;

import org.jspecify.annotations.NullMarked;
