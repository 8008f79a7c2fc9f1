@NullMarked
package city.participation.notifications.moderation.web;

import org.jspecify.annotations.NullMarked;
