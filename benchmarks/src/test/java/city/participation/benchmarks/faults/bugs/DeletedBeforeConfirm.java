package city.participation.benchmarks.faults.bugs;

import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** The relay takes for sent, and deletes, what it has merely written to the connection. */
final class DeletedBeforeConfirm {

  private DeletedBeforeConfirm() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean skips() {
    return true;
  }

  // What is assigned to it is what the method returns.
  @SuppressWarnings("UnusedVariable")
  @Advice.OnMethodExit
  static void says(
      @Advice.Origin Method await,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object verdict) {
    verdict = Verdicts.sent(await.getReturnType());
  }
}
