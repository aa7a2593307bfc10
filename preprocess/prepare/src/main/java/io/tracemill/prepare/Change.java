package io.tracemill.prepare;

import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Example;
import java.io.IOException;

/**
 * A step that may change the answers of chosen traces before they are checked, and drop examples;
 * of one example it makes at most one, and the same if it is asked again.
 *
 * <p>It sees examples before it takes them, so that it may ask somebody about many at once.
 */
public interface Change extends Stage<Example, Example> {

  /**
   * Looks at examples of which some are to be taken; of one trace perhaps several times, and of
   * some perhaps in vain.
   */
  default void prepare(Chosen some) throws IOException {}

  /** Looks at all that are taken in the end, once, right before that. */
  default void begin(Chosen all) throws IOException {}
}
