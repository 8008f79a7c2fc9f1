package city.participation.partners.register;

import city.participation.partners.organisation.Courts;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.RegisterReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks at court, register and number alone, and asks nobody. */
@Component
class OfflineRegisterCheck implements RegisterCheck {

  static final String SOURCE = "plausibility";

  private static final int DIGITS_MOST = 6;

  @Override
  public RegisterAnswer check(Organisation organisation) {
    RegisterReference register = organisation.register();
    if (register == null) {
      return new RegisterAnswer(RegisterResult.NOT_APPLICABLE, SOURCE, List.of());
    }
    List<Concern> concerns = new ArrayList<>();
    if (!Courts.contain(register.court())) {
      concerns.add(Concern.UNKNOWN_COURT);
    }
    if (register.number().chars().filter(Character::isDigit).count() > DIGITS_MOST) {
      concerns.add(Concern.LONG_NUMBER);
    }
    if (!expected(organisation.legalForm()).contains(register.type())) {
      concerns.add(Concern.OTHER_REGISTER);
    }
    return new RegisterAnswer(
        concerns.isEmpty() ? RegisterResult.PLAUSIBLE : RegisterResult.IMPLAUSIBLE,
        SOURCE,
        concerns);
  }

  private static Set<RegisterReference.Type> expected(LegalForm form) {
    return switch (form) {
      case REGISTERED_ASSOCIATION -> EnumSet.of(RegisterReference.Type.VR);
      case UNREGISTERED_ASSOCIATION -> EnumSet.noneOf(RegisterReference.Type.class);
      case CORPORATION -> EnumSet.of(RegisterReference.Type.HRB);
      case PARTNERSHIP ->
          EnumSet.of(
              RegisterReference.Type.HRA, RegisterReference.Type.PR, RegisterReference.Type.GSR);
      case COOPERATIVE -> EnumSet.of(RegisterReference.Type.GNR);
      case SOLE_TRADER -> EnumSet.of(RegisterReference.Type.HRA);
      case FOUNDATION, PUBLIC_BODY, OTHER -> EnumSet.allOf(RegisterReference.Type.class);
    };
  }
}
