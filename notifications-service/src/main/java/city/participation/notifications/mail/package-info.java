/** Mails wait in the database and leave one by one. */
@NullMarked
package city.participation.notifications.mail;

import org.jspecify.annotations.NullMarked;
