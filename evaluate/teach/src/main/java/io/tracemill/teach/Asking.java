package io.tracemill.teach;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Asks teachers. What one was asked once is in a journal and not asked again; whoever wants an
 * answer finds it there, so that what is made of answers depends on the journal alone.
 *
 * <p>The usual way: go through all there is to ask with {@link #ask}, as it can be made; then go
 * through it again with {@link #find}.
 */
public interface Asking {

  /**
   * What became of a request: also that it got no answer in this run, {@link Outcome.Unanswered};
   * empty where it was not asked.
   */
  Optional<Outcome> find(Teacher teacher, Prompt prompt) throws IOException;

  /** Says that {@code teacher} is to answer so many requests more, for whoever shows progress. */
  default void expect(Teacher teacher, long requests) {}

  /**
   * Has {@code teacher} answer those of {@code prompts} that it was not asked before; they are
   * taken one by one as there is room for them.
   *
   * @throws IOException if no answer can be had and the run is to stop then, or a limit is reached
   */
  void ask(Teacher teacher, Iterator<? extends Prompt> prompts) throws IOException;
}
