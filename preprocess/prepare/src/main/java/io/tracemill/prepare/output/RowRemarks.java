package io.tracemill.prepare.output;

import io.tracemill.dialect.call.CallFormats;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.Answer;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Label;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Task;
import java.io.IOException;

/** Counts what is to be said of rows that are written. */
public final class RowRemarks implements Stage<Example, Example> {
  private final Task task;
  private final DataVersion version;
  private final boolean wantsCalls;
  private final boolean learnsAll;
  private final Tally rows;

  /** Counts in {@code rows} what is true of rows that are written as {@code settings} say. */
  public RowRemarks(RowSettings settings, Tally rows) {
    this.task = settings.task();
    this.version = settings.version();
    this.wantsCalls = task.callsTools() && !task.multiTurn();
    this.learnsAll = task.multiTurn() && version == DataVersion.V1;
    this.rows = rows;
  }

  @Override
  public void take(Example written, Outlet<Example> outlet) throws IOException {
    Message answer = written.answer();
    if (version == DataVersion.V0 && answer.callsTools() && !answer.content().isBlank()) {
      rows.remark(Remark.TEXT_BESIDE_CALL);
    }
    if (version == DataVersion.V0 && answer.aside().thought().isPresent()) {
      rows.remark(Remark.ANSWER_THOUGHT_LEFT_OUT);
    }
    if (wantsCalls && !isCall(answer)) {
      rows.remark(Remark.ANSWER_WITHOUT_CALL);
    }
    if (learnsAll && written.prompt().stream().anyMatch(turn -> turn.lesson() != Lesson.WHOLE)) {
      rows.remark(Remark.WEIGHTLESS_TURN);
    }
    label(written);
    outlet.keep(written);
  }

  /** Looks at the label alone. */
  public void label(Example written) {
    if (task == Task.CLASSIFICATION && written.chosen() instanceof Answer.Replaced replaced) {
      String recorded = written.recorded().content().text();
      if (Label.difference(recorded, replaced.message().content().text()).isPresent()) {
        rows.remark(Remark.MENDED_LABEL);
      }
    }
  }

  /** An answer may be the text of a call. */
  private static boolean isCall(Message answer) {
    return answer.callsTools() || CallFormats.only(answer.content().text()).isPresent();
  }
}
