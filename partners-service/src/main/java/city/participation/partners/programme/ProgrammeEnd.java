package city.participation.partners.programme;

/**
 * Is told that a programme ends, maybe more than once, and just before anybody who looks it up is.
 */
public interface ProgrammeEnd {

  void ended(String programme);
}
