package city.participation.manifests;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a cluster understands: the model of Kubernetes and of the Gateway API as classes, that of
 * the operators' resources as schemas that know only the fields in use. What neither knows is
 * refused.
 */
final class Model {

  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/Secret", Secret.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("apps/v1/StatefulSet", StatefulSet.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
          Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class));

  /** Where operators take parts of Kubernetes' own model as they are. */
  private static final Map<String, Map<String, Class<?>>> PARTS =
      Map.of(
          "RabbitmqCluster",
          Map.of(
              "/metadata", ObjectMeta.class,
              "/spec/affinity", Affinity.class,
              "/spec/resources", ResourceRequirements.class,
              "/spec/override/statefulSet/spec", StatefulSetSpec.class),
          "MongoDBCommunity",
          Map.of(
              "/metadata", ObjectMeta.class,
              "/spec/statefulSet/spec", StatefulSetSpec.class));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingElse())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Model() {}

  /** What is wrong with it; nothing if a cluster would take it. */
  static List<String> refusals(Manifest manifest) {
    Class<?> type = KINDS.get(manifest.apiVersion() + "/" + manifest.kind());
    return type == null ? bySchema(manifest) : byClass(manifest.content(), type).toList();
  }

  private static Stream<String> byClass(JsonNode content, Class<?> type) {
    try {
      STRICT.treeToValue(content, type);
      return Stream.empty();
    } catch (JacksonException e) {
      return Stream.of(e.getOriginalMessage() + " at " + e.getPathReference());
    }
  }

  private static List<String> bySchema(Manifest manifest) {
    String group = manifest.apiVersion().replace('/', '_');
    String file = "/schemas/" + group + "_" + manifest.kind() + ".json";
    try (InputStream schema = Model.class.getResourceAsStream(file)) {
      if (schema == null) {
        return List.of("nobody knows " + manifest.apiVersion() + " " + manifest.kind());
      }
      Schema known = SCHEMAS.getSchema(schema, InputFormat.JSON);
      Stream<String> wrong =
          known.validate(manifest.content().toString(), InputFormat.JSON).stream()
              .map(Object::toString);
      Map<String, Class<?>> parts =
          PARTS.getOrDefault(manifest.kind(), Map.of("/metadata", ObjectMeta.class));
      Stream<String> wrongInside =
          parts.entrySet().stream()
              .filter(part -> !manifest.at(part.getKey()).isMissingNode())
              .flatMap(part -> byClass(manifest.at(part.getKey()), part.getValue()));
      return Stream.concat(wrong, wrongInside).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes keep unknown fields in a map of their own, so that none is lost: not here. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {

    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
      return member.getName().endsWith("dditionalProperties")
          || super.hasIgnoreMarker(config, member);
    }
  }
}
