package city.participation.benchmarks.faults.bugs;

import net.bytebuddy.asm.Advice;

/** The database acknowledges what is only in memory, and writes it down now and then. */
final class CommitNotDurable {

  private CommitNotDurable() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean skips() {
    return NowAndThen.isNotYet();
  }
}
