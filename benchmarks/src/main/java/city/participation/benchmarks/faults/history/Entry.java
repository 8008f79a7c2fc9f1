package city.participation.benchmarks.faults.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of the log: when, in milliseconds since the epoch, and in which operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.Intent.class, name = "intent"),
  @JsonSubTypes.Type(value = Entry.Answer.class, name = "answer")
})
public sealed interface Entry {

  long at();

  long operation();

  /** What a person can do to an idea. */
  enum Act {
    SUBMIT,
    PUBLISH,
    REVISE,
    SUPPORT
  }

  /**
   * What somebody is about to ask for, once or, under the same key, again and again.
   *
   * @param person by whom; of a publication the author, who is owed the news of it
   * @param idea empty while it has no id
   * @param title of a submission or revision; no two have the same
   */
  record Intent(long at, long operation, Act act, String person, String idea, String title)
      implements Entry {}

  /**
   * What came back for one attempt.
   *
   * @param status 0 if nothing came back
   * @param version of the idea; 0 if the answer does not say
   * @param polite whether it says when to come back
   */
  record Answer(long at, long operation, int status, String idea, long version, boolean polite)
      implements Entry {

    public boolean accepted() {
      return status / 100 == 2;
    }

    /** Whether it may have been carried out or not. */
    public boolean unknown() {
      return status == 0 || status >= 500;
    }
  }
}
