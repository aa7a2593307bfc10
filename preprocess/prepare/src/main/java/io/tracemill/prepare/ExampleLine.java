package io.tracemill.prepare;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.output.ShownMessages;
import io.tracemill.trace.Item;
import io.tracemill.trace.Text;
import io.tracemill.trace.Trace;
import java.nio.charset.StandardCharsets;

/**
 * Makes the lines of {@code examples.jsonl}: {@code {"step", "reason", "source", "line", "path",
 * "message", "messages"}}, and for text {@code "raw"} in place of messages. Lines are of bounded
 * length. Not for use by several threads.
 */
final class ExampleLine {
  private final ShownMessages messages = new ShownMessages();

  /** The line of {@code drop}, which is about {@code item} or a part of it. */
  byte[] of(DropStep step, Drop drop, Item item) {
    JsonText line = new JsonText(Layout.COMPACT).beginObject();
    line.name("step").value(step.key());
    line.name("reason").value(drop.reason().key());
    line.name("source").value(drop.origin().source());
    line.name("line").value(drop.origin().line());
    line.name("path").value(ShownMessages.text(drop.path()));
    line.name("message").value(ShownMessages.text(drop.message()));
    if (item instanceof Trace trace) {
      line.name("messages").raw(messages.of(trace.messages()));
    } else if (item instanceof Text text) {
      line.name("raw").value(ShownMessages.text(text.text().text()));
    }
    return (line.endObject() + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
