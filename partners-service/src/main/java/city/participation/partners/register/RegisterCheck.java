package city.participation.partners.register;

import city.participation.partners.organisation.Organisation;

/** Compares what an organisation says of its register entry with what is known of it. */
public interface RegisterCheck {

  /** Says {@link RegisterResult#UNAVAILABLE} rather than to fail. */
  RegisterAnswer check(Organisation organisation);
}
