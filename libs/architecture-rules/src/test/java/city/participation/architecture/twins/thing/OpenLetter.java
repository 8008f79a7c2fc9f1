package city.participation.architecture.twins.thing;

import org.springframework.data.mongodb.core.mapping.MongoId;

/** A document for everybody that does not call itself one. */
public record OpenLetter(@MongoId String id) {}
