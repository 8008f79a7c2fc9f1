package city.participation.architecture.good.thing;

/** A use case that others may call. */
public interface FindThing {

  String find(String id);
}
