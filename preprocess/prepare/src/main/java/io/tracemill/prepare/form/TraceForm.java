package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.prepare.flow.Remark;
import java.util.List;
import java.util.Set;

/**
 * A form in which a trainer reads whole conversations, one a line. What is written in it reads as
 * the same conversation again, but for what is remarked on. Has no state.
 */
public interface TraceForm {

  /** Its name, as in {@code convert --to}. */
  String key();

  /** How arguments are written: the first where nothing else is asked for. */
  List<ArgumentStyle> styles();

  /** Whether it has what a model thought, unless something else is asked for. */
  default boolean hasThoughts() {
    return false;
  }

  /**
   * Writes {@code conversation}.
   *
   * @param remarks takes what the line does not say
   * @throws UnheldException if the form has no place for it
   */
  void write(Conversation conversation, ArgumentStyle style, JsonText to, Set<Remark> remarks)
      throws UnheldException;
}
