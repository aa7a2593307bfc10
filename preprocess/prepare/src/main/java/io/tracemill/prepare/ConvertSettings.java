package io.tracemill.prepare;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.form.FormSettings;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.Optional;

/**
 * How to convert.
 *
 * @param policy what of traces is used
 * @param task decides how a prompt is written: see {@link Task#multiTurn}
 * @param maxRowChars rows with more characters are dropped; it keeps the output of a conversation
 *     from growing with the square of its turns
 * @param tokenizer the result does not depend on it
 * @param threads how many convert at the same time
 * @param form in which whole conversations are written, in the place of rows: then turns, task,
 *     version and the longest row do not count
 */
public record ConvertSettings(
    TraceFormat format,
    ReadPolicy policy,
    Turns turns,
    Task task,
    DataVersion version,
    SystemPrompts systemPrompts,
    int maxRowChars,
    TokenizerKind tokenizer,
    int threads,
    Optional<FormSettings> form) {

  /** Rows of what is usually used. */
  public ConvertSettings(
      TraceFormat format,
      Turns turns,
      Task task,
      DataVersion version,
      SystemPrompts systemPrompts,
      int maxRowChars,
      TokenizerKind tokenizer,
      int threads) {
    this(
        format,
        ReadPolicy.USUAL,
        turns,
        task,
        version,
        systemPrompts,
        maxRowChars,
        tokenizer,
        threads,
        Optional.empty());
  }

  RowSettings rows() {
    return new RowSettings(task, version, systemPrompts, maxRowChars, false, false);
  }
}
