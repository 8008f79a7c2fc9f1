package city.participation.notifications.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The queue of mails, in the database. */
@Component
class Mails {

  private final MongoOperations mongo;

  Mails(MongoOperations mongo) {
    this.mongo = mongo;
    var indexes = mongo.indexOps(Mail.class);
    // "due" and "endedAt" exclude each other, so each index holds its part of the mails alone.
    indexes.createIndex(new Index("due", Direction.ASC).sparse().named("due"));
    indexes.createIndex(new Index("recipient", Direction.ASC).named("recipient"));
    indexes.createIndex(new Index("endedAt", Direction.ASC).sparse().named("endedAt"));
  }

  /** False: it was there already. */
  boolean add(Mail mail) {
    try {
      mongo.insert(mail);
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  /**
   * Takes the mail that is due longest. Nobody else gets it before the lease ends, and the attempt
   * is counted now: one that ends the process counts too.
   */
  Optional<Mail> claim(Instant now, Duration lease) {
    String claim = UUID.randomUUID().toString();
    Instant until = now.plus(lease);
    Query due = query(where("due").lte(now)).with(Sort.by(Direction.ASC, "due"));
    Mail before =
        mongo.findAndModify(
            due, new Update().set("due", until).set("claim", claim).inc("attempts", 1), Mail.class);
    return Optional.ofNullable(before).map(found -> found.claimed(claim, until));
  }

  void postpone(Mail mail, Instant due, String problem) {
    change(mail, new Update().set("due", due).set("problem", problem));
  }

  /** After an attempt that may have reached the reader. */
  void postponeUnconfirmed(Mail mail, Instant due, String problem) {
    // Not by $inc: it may have to be said again although it was heard.
    int unconfirmed = mail.unconfirmedAttempts() + 1;
    change(
        mail, new Update().set("due", due).set("problem", problem).set("unconfirmed", unconfirmed));
  }

  /** Forgets the parameters too: they are of no more use, and some are secret. */
  void end(Mail mail, MailStatus status, Instant now, @Nullable String problem) {
    Update ended =
        new Update().set("status", status).set("endedAt", now).unset("due").unset("parameters");
    change(mail, problem == null ? ended.unset("problem") : ended.set("problem", problem));
  }

  /** Only by the holder of the claim: after the lease the mail is somebody else's. */
  private void change(Mail mail, Update update) {
    mongo.updateFirst(
        query(where("_id").is(mail.id()).and("claim").is(mail.claim())), update, Mail.class);
  }

  long forget(Instant endedBefore) {
    return mongo.remove(query(where("endedAt").lt(endedBefore)), Mail.class).getDeletedCount();
  }

  /** Also one that is just being delivered, whose end then meets no row. */
  void erase(String recipient) {
    mongo.remove(query(where("recipient").is(recipient)), Mail.class);
  }

  long waiting() {
    return mongo.count(query(where("due").gte(Instant.EPOCH)), Mail.class);
  }
}
