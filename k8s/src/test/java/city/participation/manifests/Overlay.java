package city.participation.manifests;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that one overlay gives a cluster. */
record Overlay(String name, List<Manifest> manifests) {

  static Overlay rendered(String name) {
    return new Overlay(
        name, Manifest.in(Kubectl.kustomize(Manifest.FOLDER.resolve("overlays").resolve(name))));
  }

  Stream<Manifest> all(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  Optional<Manifest> find(String kind, String name) {
    return all(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
  }

  Manifest get(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new AssertionError(this.name + " has no " + kind + "/" + name));
  }

  /** Our own processes, not the engines beside them. */
  Stream<Manifest> processes() {
    return manifests.stream().filter(Manifest::isOneOfOurs);
  }

  /** All that becomes a pod by itself; what operators make of their resources is theirs. */
  Stream<Manifest> workloads() {
    return manifests.stream()
        .filter(manifest -> List.of("Deployment", "StatefulSet").contains(manifest.kind()));
  }

  /** The same with one resource changed. */
  Overlay with(String kind, String name, Consumer<ObjectNode> change) {
    Manifest before = get(kind, name);
    ObjectNode after = (ObjectNode) before.content().deepCopy();
    change.accept(after);
    return new Overlay(
        this.name,
        manifests.stream()
            .map(manifest -> manifest.equals(before) ? new Manifest(after) : manifest)
            .toList());
  }

  /** The same without what stands at this place of a resource. */
  Overlay without(String kind, String name, String pointer) {
    int last = pointer.lastIndexOf('/');
    String field = pointer.substring(last + 1);
    return with(
        kind,
        name,
        content -> {
          JsonNode parent = content.at(pointer.substring(0, last));
          Object removed =
              parent instanceof ArrayNode list
                  ? list.remove(Integer.parseInt(field))
                  : ((ObjectNode) parent).remove(field.replace("~1", "/"));
          if (removed == null) {
            throw new AssertionError(kind + "/" + name + " has no " + pointer);
          }
        });
  }

  /** The same with another value at this place of a resource. */
  Overlay with(String kind, String name, String pointer, Object value) {
    int last = pointer.lastIndexOf('/');
    String field = pointer.substring(last + 1);
    return with(
        kind,
        name,
        content -> {
          JsonNode parent = content.at(pointer.substring(0, last));
          if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(field), Manifest.node(value));
          } else {
            ((ObjectNode) parent).set(field.replace("~1", "/"), Manifest.node(value));
          }
        });
  }

  Overlay without(String kind, String name) {
    Manifest gone = get(kind, name);
    return new Overlay(
        this.name, manifests.stream().filter(manifest -> !manifest.equals(gone)).toList());
  }
}
