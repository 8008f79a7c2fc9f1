/** Bugs that the checker must find. They live in an agent, so that production code has none. */
@NullMarked
package city.participation.benchmarks.faults.bugs;

import org.jspecify.annotations.NullMarked;
