package io.tracemill.platform.local;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.Setting;
import io.tracemill.platform.TraceProcessing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A config in which only how traces are processed has changed.
 *
 * @param warning what should be known of it
 */
record Reprocessing(Document config, Optional<String> warning) {
  private static final String SECTION = "trace_processing";

  /**
   * The config {@code sent} at first with the section of {@code how}; one without any stands for
   * the defaults.
   *
   * @throws io.tracemill.platform.RefusedException if it cannot be read
   */
  static Reprocessing of(Path sent, TraceProcessing how) {
    Document given = read(how.file());
    Document first = read(sent);
    Optional<Setting> section = given.section(SECTION);
    Setting none = new Setting.Mapping(1, List.of());
    if (how.form() == TraceProcessing.Form.CONFIG) {
      return new Reprocessing(first.with(SECTION, section.orElse(none)), Optional.empty());
    }
    Optional<String> warning =
        section.map(
            inside ->
                given.file()
                    + " has a section trace_processing, which was taken for what it should hold;"
                    + " a whole config is given as such");
    return new Reprocessing(first.with(SECTION, section.orElse(given.root())), warning);
  }

  private static Document read(Path file) {
    Problems problems = new Problems();
    try {
      Optional<Document> read = Document.read(file, problems);
      problems.throwIfAny();
      return read.orElseThrow();
    } catch (RequestException e) {
      throw Intake.refused(e, file);
    }
  }

  /** Writes the config. */
  void writeTo(Path file) throws IOException {
    Files.writeString(file, config.text(), StandardCharsets.UTF_8);
  }
}
