package city.participation.architecture.twins.thing;

import com.mongodb.client.ClientSession;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Wants two documents to change together. */
class Sessions {

  @Nullable ClientSession session;

  @Nullable MongoTransactionManager manager;

  @Transactional
  void both() {}
}
