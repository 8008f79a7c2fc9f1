/** Drives the running suite from outside and compares what it costs with its goals. */
@NullMarked
package city.participation.benchmarks;

import org.jspecify.annotations.NullMarked;
