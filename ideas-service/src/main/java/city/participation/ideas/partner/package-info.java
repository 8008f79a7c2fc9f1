/** What we remember of partner organisations from the messages of partners-service. */
@NullMarked
package city.participation.ideas.partner;

import org.jspecify.annotations.NullMarked;
