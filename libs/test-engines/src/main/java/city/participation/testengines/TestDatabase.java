package city.participation.testengines;

@FunctionalInterface
interface TestDatabase {

  String uri(String database);
}
