package city.participation.partners.register;

import java.util.List;

/**
 * What a check has found.
 *
 * @param source who says so
 */
public record RegisterAnswer(RegisterResult result, String source, List<Concern> concerns) {

  public RegisterAnswer {
    concerns = List.copyOf(concerns);
  }
}
