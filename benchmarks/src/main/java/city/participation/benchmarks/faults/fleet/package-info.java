/** The suite's processes, two of each service, with a link that can break wherever they talk. */
@NullMarked
package city.participation.benchmarks.faults.fleet;

import org.jspecify.annotations.NullMarked;
