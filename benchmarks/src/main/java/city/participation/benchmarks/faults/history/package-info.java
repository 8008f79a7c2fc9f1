/** What was asked for and answered, what is there afterwards, and whether the two agree. */
@NullMarked
package city.participation.benchmarks.faults.history;

import org.jspecify.annotations.NullMarked;
