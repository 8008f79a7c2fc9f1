package city.participation.benchmarks.faults;

import java.util.List;

/** Breaks something and says what became of the promises that concern it. */
interface Scenario {

  List<Row> play(Stage stage) throws Exception;
}
