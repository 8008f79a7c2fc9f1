package city.participation.benchmarks.faults.history;

/** A promise that was broken, and on what. */
public record Violation(Kind kind, String what) {

  /** In what way. */
  public enum Kind {
    /** It was accepted, and is not there. */
    LOST_WRITE,
    /** It was asked for once, and is there twice. */
    DOUBLED,
    /** It is there, and nobody asked for it. */
    PHANTOM,
    /** It was never accepted nor refused for good, however often it was tried. */
    UNSETTLED,
    /** It was in order, and refused for good. */
    REFUSED,
    /** Two changes of the same version were accepted. */
    LOST_UPDATE,
    /** A change of which nobody was ever to hear. */
    UNSENT,
    NOT_APPLIED,
    APPLIED_TWICE,
    /** The consumer has come to know something else than was said. */
    MISAPPLIED,
    OUT_OF_ORDER,
    NOT_DELIVERED,
    /** One number of one idea came with two different messages. */
    RENUMBERED,
    UNTOLD,
    TOLD_TWICE,
    /** It still waits though the faults are long over. */
    LEFT_OVER,
    /** A process has ended by itself. */
    GONE,
    /** A server's error that does not say when to come back. */
    IMPOLITE
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
