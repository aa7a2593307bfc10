package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes a line for each conversation; drops what the form cannot hold. */
public final class FormOutput implements Stage<Trace, Trace> {
  private final FormSettings settings;
  private final Predicate<Message> written;
  private final Tally lines;
  private final OutputStream out;

  /**
   * Writes to {@code out}.
   *
   * @param written which messages are
   * @param lines takes what is to be said of the lines
   */
  public FormOutput(
      FormSettings settings, Predicate<Message> written, Tally lines, OutputStream out) {
    this.settings = settings;
    this.written = written;
    this.lines = lines;
    this.out = out;
  }

  @Override
  public void take(Trace trace, Outlet<Trace> outlet) throws IOException {
    List<Message> messages = trace.messages().stream().filter(written).toList();
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    if (trace.notes().rules().contains(Rule.REASONING_LEFT_OUT)) {
      remarks.add(Remark.THOUGHT_LEFT_OUT);
    }
    JsonText line = new JsonText(Layout.COMPACT);
    try {
      Conversation conversation = Conversation.of(trace, messages);
      settings.form().write(conversation, settings.style(), line, remarks);
    } catch (UnheldException e) {
      Origin origin = trace.origin();
      String path = origin.path() + ".messages[" + e.message() + "]";
      outlet.drop(new Drop(e.reason(), origin, path, e.words()));
      return;
    }
    if (messages.get(messages.size() - 1).role() != Role.ASSISTANT) {
      remarks.add(Remark.NO_LAST_ANSWER);
    }
    remarks.forEach(lines::remark);
    out.write(line.toBytes());
    out.write('\n');
    outlet.keep(trace);
  }
}
