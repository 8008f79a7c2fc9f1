package city.participation.benchmarks.faults.bugs;

import net.bytebuddy.asm.Advice;

/** What comes early is applied early. */
final class NoGapCheck {

  private NoGapCheck() {}

  @Advice.OnMethodEnter
  static void forwards(@Advice.This Object inbox, @Advice.Argument(0) Object message) {
    Positions.of(inbox, message).forward();
  }
}
