package city.participation.architecture.twins.thing;

import org.springframework.data.repository.Repository;

/** A repository for everybody. */
public interface Things extends Repository<Thing, String> {}
