@NullMarked
package city.participation.architecture.good.thing.web;

import org.jspecify.annotations.NullMarked;
