package city.participation.messaging.garden;

/** On the wire. */
public record TreeGrownV1(String treeId, int height) {

  public static final String TYPE = "garden.tree-grown.v1";
}
