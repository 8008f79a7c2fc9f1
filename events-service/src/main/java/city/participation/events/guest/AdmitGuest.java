package city.participation.events.guest;

import org.springframework.stereotype.Component;

/** Tells who somebody is by their pass. */
@Component
public class AdmitGuest {

  private final GuestPasses passes;
  private final VoidPasses voidPasses;

  AdmitGuest(GuestPasses passes, VoidPasses voidPasses) {
    this.passes = passes;
    this.voidPasses = voidPasses;
  }

  /** An erased guest is nobody: nothing of what a mail would tell them could reach them. */
  public PassReading by(String pass) {
    PassReading read = passes.read(pass);
    return read instanceof PassReading.Valid(Registrant guest) && voidPasses.has(guest.id())
        ? new PassReading.Expired()
        : read;
  }
}
