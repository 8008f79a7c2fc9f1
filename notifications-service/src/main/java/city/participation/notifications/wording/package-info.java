/** What a person is told, in German and in English: the same words in the inbox and in mails. */
@NullMarked
package city.participation.notifications.wording;

import org.jspecify.annotations.NullMarked;
