package city.participation.notifications.engagement.messaging;

import static city.participation.notifications.incoming.Required.required;

/** What all that is said of an engagement has in common, and all of it that we read. */
record EngagementV1(String partnerId, String role) {

  String partner() {
    return required(partnerId, "partnerId");
  }

  String itsRole() {
    return required(role, "role");
  }
}
