package io.tracemill.prepare;

import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.TicketOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Turns every trace into rows, in one pass, in the order of the input and in constant memory; the
 * bytes are the same for any number of threads.
 */
public final class Convert {
  private final ConvertSettings settings;

  /** Converts as {@code settings} say. */
  public Convert(ConvertSettings settings) {
    this.settings = settings;
  }

  /**
   * Converts all lines of {@code source}.
   *
   * @param rows takes the rows
   * @param leftOut takes a line for each line, trace and row that is left out
   * @param progress is told how many bytes were read
   */
  public ConvertCounts run(
      Batches.Source source, OutputStream rows, OutputStream leftOut, LongConsumer progress)
      throws IOException {
    TicketOrder sequence = new TicketOrder();
    List<ConvertWorker> workers =
        Batches.workers(
            settings.threads(), () -> new ConvertWorker(settings, sequence, rows, leftOut));
    new Batches(sequence, progress).run(source, workers);
    ConvertCounts counts = ConvertCounts.none();
    for (ConvertWorker worker : workers) {
      counts.add(worker.counts());
    }
    return counts;
  }
}
