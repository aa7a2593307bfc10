package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Example;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Cuts as another slicer does, and says before it cuts a conversation whose rows are about a
 * thousand times as large as it is: each row repeats all turns before its answer, so that those of
 * n answers have n/2 times its size.
 *
 * @param told hears of it, by any thread
 */
public record ToldLength(Slicer slicer, Consumer<String> told) implements Slicer {
  private static final int MANY = 2_000;

  @Override
  public void take(Trace trace, Outlet<Example> outlet) throws IOException {
    if (trace.messages().size() > MANY) {
      tell(trace);
    }
    slicer.take(trace, outlet);
  }

  private void tell(Trace trace) {
    long answers =
        trace.messages().stream().filter(message -> message.role() == Role.ASSISTANT).count();
    if (answers >= MANY) {
      told.accept(
          "warning: "
              + trace.origin()
              + ": a row for each of "
              + answers
              + " answers repeats all turns before it, about "
              + answers / 2
              + " times the size of the conversation; `turns` last makes one row");
    }
  }
}
