package io.tracemill.prepare.baseline;

import io.tracemill.dialect.SplitRows;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.output.ClassLabels;
import io.tracemill.prepare.output.RowRemarks;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a given test set, ASCII-safe. A row of the other data version is written in the shape of
 * the training rows, and a label as the class that it names.
 */
public final class TestSetCopy {
  private static final Slice LINE_FEED = Slice.of("\n");

  private final RowSettings settings;
  private final RowRules rules;
  private final ClassLabels labels;
  private final RowWriter writer;
  private final OutputStream out;
  private final JsonWriter copy = new JsonWriter();

  /**
   * Copies to {@code out}.
   *
   * @param rules say what the upload would refuse
   */
  public TestSetCopy(RowSettings settings, JobDescription job, RowRules rules, OutputStream out) {
    this.settings = settings;
    this.rules = rules;
    this.labels = new ClassLabels(settings.task(), job);
    this.writer = RowShapes.writer(settings);
    this.out = out;
  }

  /** Copies all rows. */
  public CopiedTestSet copy(TestSet set) throws IOException {
    Tape tape = new Tape();
    Tally rows = new Tally();
    RowRemarks remarks = new RowRemarks(settings, rows);
    List<Drop> breaks = new ArrayList<>();
    for (Line row : set.rows()) {
      Node node = tape.read(row);
      Example given = TestSet.example(row, node);
      Example mended = labels.mended(given);
      if (SplitRows.version(node) != settings.version()) {
        writer.row(mended).writeTo(out);
        remarks.take(mended, Outlet.nowhere());
      } else {
        copy(node, given, mended);
        remarks.label(mended);
      }
      rows.keep();
      rules.take(given, Outlet.of(example -> {}, breaks::add));
    }
    return new CopiedTestSet(rows, breaks);
  }

  /** Writes the row as it was given but for another answer. */
  private void copy(Node row, Example given, Example mended) throws IOException {
    Slice all = row.raw();
    copy.clear();
    if (mended.equals(given)) {
      copy.copy(all);
    } else {
      Slice answer = given.answer().content().json();
      copy.copy(new Slice(all.bytes(), all.start(), answer.start()));
      copy.string(mended.answer().content().text());
      copy.copy(new Slice(all.bytes(), answer.end(), all.end()));
    }
    copy.plain(LINE_FEED).writeTo(out);
  }
}
