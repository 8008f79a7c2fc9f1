@NullMarked
package city.participation.partners.engagement.web;

import org.jspecify.annotations.NullMarked;
