package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.prepare.form.ArgumentStyle;
import io.tracemill.prepare.form.FormSettings;
import io.tracemill.prepare.form.TraceForm;
import java.util.List;
import java.util.Optional;

/** The settings {@code to} and {@code arguments}: whole conversations in the place of rows. */
final class WholeForm {
  /** What is said of rows. */
  private static final List<String> OF_ROWS =
      List.of("turns", "task", "data-version", "max-row-chars", "csv", "csv-safe");

  private WholeForm() {}

  static Optional<FormSettings> read(RequestValues values) {
    Optional<ArgumentStyle> style = values.constant("arguments", ArgumentStyle.class);
    Optional<TraceForm> form = values.traceForm("to");
    if (!values.has("to")) {
      if (values.has("arguments")) {
        values.problems().use("arguments", "says how `to` writes calls; say `to`, too");
      }
      return Optional.empty();
    }
    for (String setting : OF_ROWS) {
      if (values.has(setting)) {
        values.problems().use(setting, "is about rows, and `to` writes whole conversations");
      }
    }
    return form.flatMap(found -> settings(found, style, values));
  }

  private static Optional<FormSettings> settings(
      TraceForm form, Optional<ArgumentStyle> style, RequestValues values) {
    ArgumentStyle chosen = style.orElse(form.styles().get(0));
    if (!form.styles().contains(chosen)) {
      values
          .problems()
          .use("arguments", form.key() + " has arguments as objects only; leave it out");
      return Optional.empty();
    }
    return Optional.of(new FormSettings(form, chosen));
  }
}
