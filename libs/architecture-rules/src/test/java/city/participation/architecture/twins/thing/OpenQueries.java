package city.participation.architecture.twins.thing;

import org.springframework.data.mongodb.core.MongoOperations;

/** A repository for everybody, on the database itself. */
public record OpenQueries(MongoOperations mongo) {}
