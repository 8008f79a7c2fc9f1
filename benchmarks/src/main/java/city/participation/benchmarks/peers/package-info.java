/** Programs of others that do a part of the suite's work, to be measured beside it. */
@NullMarked
package city.participation.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
