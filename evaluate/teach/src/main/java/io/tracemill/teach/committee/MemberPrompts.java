package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.PromptWriter;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.prompt.TestRows;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.json.DataException;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.Example;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What members are asked: an example as the student will be asked it, by way of its row. Not for
 * several threads.
 */
final class MemberPrompts {
  private final PromptSettings settings;
  private final RowWriter rows;
  private final Tape tape = new Tape();
  private final Map<TemplateFeatures, PromptWriter> writers = new HashMap<>();

  MemberPrompts(PromptSettings settings, RowSettings rows) {
    this.settings = settings;
    this.rows = RowShapes.writer(rows);
  }

  /** The row of {@code example}; nothing where there is none, for want of a prompt. */
  Optional<TestRow> row(Example example) {
    try {
      byte[] row = rows.row(example).toBytes();
      return Optional.of(TestRows.read(Line.of("row", row), tape));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** The prompt of a row for a model whose template shows {@code features}. */
  Prompt.Conversation of(TestRow row, TemplateFeatures features) {
    return writers
        .computeIfAbsent(features, shown -> new PromptWriter(settings.withTemplate(shown)))
        .prompt(row);
  }
}
