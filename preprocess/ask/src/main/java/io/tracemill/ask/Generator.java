package io.tracemill.ask;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * A model that answers; whoever opened it closes what it holds.
 *
 * <p>Requests are taken one by one as there is room for them and outcomes handed out as they are
 * ready, in any order, so that an engine can keep a batch full. Both are used by the calling thread
 * alone, or as if by it: never two at a time. An answer depends on its request alone, not on what
 * else is in the batch.
 */
public interface Generator {

  /**
   * Answers all requests, each with one outcome.
   *
   * @throws IOException if the model can answer no more; outcomes handed out until then hold
   */
  void generate(Iterator<Request> requests, Consumer<Outcome> finished) throws IOException;
}
