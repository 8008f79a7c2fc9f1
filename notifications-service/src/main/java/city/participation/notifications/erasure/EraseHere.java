package city.participation.notifications.erasure;

import city.participation.notifications.contact.DeleteContact;
import city.participation.notifications.guest.EraseGuest;
import city.participation.notifications.idea.EraseAuthor;
import city.participation.notifications.inbox.EraseNotifications;
import city.participation.notifications.mail.EraseMails;
import city.participation.notifications.partner.EraseMember;
import city.participation.notifications.registration.EraseRegistered;
import org.springframework.stereotype.Component;

/** All that this service knows of a person. Erasing it again does no harm. */
@Component
class EraseHere {

  private final EraseGuest eraseGuest;
  private final DeleteContact deleteContact;
  private final EraseMails eraseMails;
  private final EraseAuthor eraseAuthor;
  private final EraseMember eraseMember;
  private final EraseRegistered eraseRegistered;
  private final EraseNotifications eraseNotifications;

  EraseHere(
      EraseGuest eraseGuest,
      DeleteContact deleteContact,
      EraseMails eraseMails,
      EraseAuthor eraseAuthor,
      EraseMember eraseMember,
      EraseRegistered eraseRegistered,
      EraseNotifications eraseNotifications) {
    this.eraseGuest = eraseGuest;
    this.deleteContact = deleteContact;
    this.eraseMails = eraseMails;
    this.eraseAuthor = eraseAuthor;
    this.eraseMember = eraseMember;
    this.eraseRegistered = eraseRegistered;
    this.eraseNotifications = eraseNotifications;
  }

  /**
   * The address first, and who it stands for, or a mail could still be queued; then why there would
   * be another one.
   */
  void of(String person) {
    eraseGuest.of(person);
    deleteContact.of(person);
    eraseAuthor.of(person);
    eraseMember.of(person);
    eraseRegistered.of(person);
    eraseMails.of(person);
    eraseNotifications.of(person);
  }
}
