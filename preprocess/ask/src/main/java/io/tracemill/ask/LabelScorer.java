package io.tracemill.ask;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * A model that tells how likely each of a few given answers is: what a {@link Generator} may be
 * too. Requests and outcomes go as they do there.
 */
public interface LabelScorer {

  /**
   * Scores all requests, each with one outcome, {@link Outcome.Labelled} where all is well.
   *
   * @throws IOException if the model can score no more; outcomes handed out until then hold
   */
  void score(Iterator<LabelRequest> requests, Consumer<Outcome> finished) throws IOException;
}
