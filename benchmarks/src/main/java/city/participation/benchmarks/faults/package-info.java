/** Breaks the running suite in every way it promises to withstand, and says whether it did. */
@NullMarked
package city.participation.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
