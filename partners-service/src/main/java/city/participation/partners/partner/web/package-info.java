@NullMarked
package city.participation.partners.partner.web;

import org.jspecify.annotations.NullMarked;
