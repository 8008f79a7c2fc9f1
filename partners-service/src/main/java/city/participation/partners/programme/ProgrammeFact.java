package city.participation.partners.programme;

import java.util.List;

/** What happened to a programme, as far as it concerns us. */
public sealed interface ProgrammeFact {

  /** {@code over}: closed or archived. */
  record ProgrammeTold(boolean internal, boolean over, List<String> stages)
      implements ProgrammeFact {}

  record ProgrammeClosed() implements ProgrammeFact {}
}
