package city.participation.architecture.twins.thing;

import org.springframework.data.annotation.Id;

/** A document for everybody that does not call itself one. */
public record OpenPaper(@Id String id) {}
