package city.participation.ideas.support;

import city.participation.ideas.idea.Audience;
import city.participation.ideas.idea.IdeaStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;

/** What an idea's document says about its supports. */
@Document("ideas")
record SupportedIdea(
    @Id String id,
    @ReadOnlyProperty IdeaStatus status,
    @ReadOnlyProperty @Nullable Audience audience,
    @ReadOnlyProperty @Nullable Content content,
    @ReadOnlyProperty long supportCount,
    @ReadOnlyProperty @Nullable Log supports) {

  record Content(@Nullable String programme) {}

  /**
   * @param begun how many operations there ever were
   * @param operations by slot: those whose row may not be written yet
   * @param due when the count is to be announced
   * @param announced the count that was announced last
   */
  record Log(
      long begun,
      @Nullable Map<String, SupportOperation> operations,
      @Nullable Instant due,
      @Nullable Long announced) {}

  @Nullable String programme() {
    return content == null ? null : content.programme();
  }

  Map<String, SupportOperation> operations() {
    return supports == null || supports.operations() == null ? Map.of() : supports.operations();
  }

  @Nullable SupportOperation operationOf(String participant) {
    return operations().get(SupportOperation.slotOf(participant));
  }
}
