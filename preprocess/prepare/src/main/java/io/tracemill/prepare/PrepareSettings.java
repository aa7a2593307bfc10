package io.tracemill.prepare;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import java.util.List;

/**
 * How to prepare training data.
 *
 * @param screens in the order in which they decide
 * @param seed decides which traces train and which test
 * @param rows how rows are written
 * @param tokenizer the result does not depend on it
 * @param threads how many survey at the same time; the result does not depend on it
 */
public record PrepareSettings(
    TraceFormat format,
    Turns turns,
    List<Screen> screens,
    SplitSizes sizes,
    long seed,
    RowSettings rows,
    SystemPrompts inUnstructured,
    int maxLineBytes,
    TokenizerKind tokenizer,
    int threads) {

  /** Copies the list. */
  public PrepareSettings {
    screens = List.copyOf(screens);
  }

  /** How the file is read. */
  public ReadSettings reading() {
    return new ReadSettings(format, maxLineBytes, tokenizer);
  }
}
