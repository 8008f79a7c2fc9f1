package city.participation.architecture.twins.thing;

import org.springframework.data.mongodb.core.MongoTemplate;

/** A repository for everybody, on the database itself. */
public record OpenTemplate(MongoTemplate mongo) {}
