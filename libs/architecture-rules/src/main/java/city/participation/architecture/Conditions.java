package city.participation.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit's own words do not say. */
final class Conditions {

  private static final String SUITE = "city.participation.";
  private static final String INBOX = SUITE + "messaging.inbox";
  private static final String OUTBOX = SUITE + "messaging.outbox";

  private Conditions() {}

  private static boolean isEdge(String packageName) {
    return (packageName + ".").contains(".web.") || (packageName + ".").contains(".messaging.");
  }

  static ArchCondition<JavaClass> dependOnTheEdgesOfOthers(String root) {
    return depend(
        "depend on the edges of others",
        (from, to) ->
            to.getPackageName().startsWith(root + ".")
                && isEdge(to.getPackageName())
                && !from.getPackageName().equals(to.getPackageName()));
  }

  static ArchCondition<JavaClass> misplaceMessaging() {
    return depend(
        "use the inbox outside of messaging, or the outbox in web",
        (from, to) -> {
          String place = from.getPackageName() + ".";
          return (to.getPackageName().startsWith(INBOX) && !place.contains(".messaging."))
              || (to.getPackageName().startsWith(OUTBOX) && place.contains(".web."));
        });
  }

  private static ArchCondition<JavaClass> depend(
      String description, BiPredicate<JavaClass, JavaClass> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          if (forbidden.test(from, dependency.getTargetClass().getBaseComponentType())) {
            events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  static DescribedPredicate<JavaClass> openSessions() {
    return DescribedPredicate.describe(
        "open sessions",
        type ->
            type.getName().matches("com\\.mongodb\\..*ClientSession(Options)?")
                || type.getName().equals("org.springframework.data.mongodb.MongoTransactionManager")
                || type.getPackageName().startsWith("org.springframework.transaction")
                || type.getName().equals("jakarta.transaction.Transactional"));
  }

  static DescribedPredicate<JavaClass> repositories() {
    return DescribedPredicate.describe(
        "repositories",
        type ->
            type.isMetaAnnotatedWith("org.springframework.stereotype.Repository")
                || type.isAssignableTo("org.springframework.data.repository.Repository")
                || holds(type, field -> isStore(field.getRawType().getName())));
  }

  private static boolean isStore(String type) {
    return type.equals(OUTBOX + ".AggregateStore")
        || type.startsWith("org.springframework.data.mongodb.core.MongoTemplate")
        || type.startsWith("org.springframework.data.mongodb.core.MongoOperations");
  }

  static DescribedPredicate<JavaClass> documents() {
    return DescribedPredicate.describe(
        "documents",
        type ->
            type.isMetaAnnotatedWith("org.springframework.data.mongodb.core.mapping.Document")
                || holds(
                    type,
                    field ->
                        field.isAnnotatedWith("org.springframework.data.annotation.Id")
                            || field.isAnnotatedWith(
                                "org.springframework.data.mongodb.core.mapping.MongoId")));
  }

  private static boolean holds(JavaClass type, Predicate<JavaField> what) {
    return type.getFields().stream().anyMatch(what);
  }

  static ArchCondition<JavaClass> holdJdkOrWireTypesOnly() {
    return new ArchCondition<>("hold types of the JDK or of the wire only") {
      @Override
      public void check(JavaClass wire, ConditionEvents events) {
        for (JavaField field : wire.getFields()) {
          if (field.getModifiers().contains(JavaModifier.STATIC)) {
            continue;
          }
          for (JavaClass held : field.getAllInvolvedRawTypes()) {
            JavaClass type = held.getBaseComponentType();
            boolean plain =
                type.isPrimitive()
                    || type.getPackageName().startsWith("java.")
                    || type.getName().matches(".*V[0-9]+(\\$.*)?");
            events.add(
                new SimpleConditionEvent(
                    field, plain, field.getFullName() + ": " + type.getName()));
          }
        }
      }
    };
  }

  static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a null-marked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getName()));
      }
    };
  }

  static DescribedPredicate<JavaClass> belongToAnotherService(String root) {
    return DescribedPredicate.describe(
        "belong to another service",
        type -> {
          String name = type.getPackageName() + ".";
          return name.startsWith(SUITE)
              && !name.startsWith(root + ".")
              && !name.startsWith(SUITE + "defaults.")
              && !name.startsWith(SUITE + "messaging.");
        });
  }
}
