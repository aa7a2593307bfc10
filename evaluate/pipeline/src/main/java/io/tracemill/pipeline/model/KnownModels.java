package io.tracemill.pipeline.model;

import io.tracemill.answer.RecordedModel;
import io.tracemill.ask.OpenModel;
import io.tracemill.endpoint.Patience;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.json.DataException;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every model that can be named.
 *
 * @param environment the process's own, which says where native libraries are, and servers' keys
 * @param home of the user
 * @param patience with servers; empty for the usual one
 */
public record KnownModels(Map<String, String> environment, Path home, Optional<Patience> patience)
    implements Models {

  /** Copies the environment. */
  public KnownModels {
    environment = Map.copyOf(environment);
  }

  /** With the usual patience. */
  public KnownModels(Map<String, String> environment, Path home) {
    this(environment, home, Optional.empty());
  }

  @Override
  public void check(ModelName name) throws IOException {
    Optional<Path> directory = name.directory();
    if (directory.isPresent()) {
      ModelDirectories.check(directory.get());
      return;
    }
    TeacherEntry entry = ((ModelName.Entry) name).entry();
    if (entry.kind() instanceof TeacherEntry.Endpoint served) {
      served().settings(entry, served);
    } else {
      recorded(entry).close();
    }
  }

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) throws IOException {
    Optional<Path> directory = settings.model().directory();
    if (directory.isPresent()) {
      return new ModelDirectories(environment, home).open(directory.get(), settings, listener);
    }
    TeacherEntry entry = ((ModelName.Entry) settings.model()).entry();
    return entry.kind() instanceof TeacherEntry.Endpoint served
        ? served().open(entry, served, listener)
        : recorded(entry);
  }

  @Override
  public List<Probed> probe(ModelName name, ModelListener listener) throws IOException {
    return name instanceof ModelName.Entry named
            && named.entry().kind() instanceof TeacherEntry.Endpoint served
        ? served().probe(named.entry(), served, listener)
        : Models.super.probe(name, listener);
  }

  /** What a model's directory makes of prompts before it computes; who asks for it closes it. */
  public ModelText text(Path directory, SpecialTokenReading spelled) throws IOException {
    return new ModelDirectories(environment, home).text(directory, spelled);
  }

  private ServedModels served() {
    return new ServedModels(environment, patience);
  }

  private static OpenModel recorded(TeacherEntry entry) throws IOException {
    Path file = ((TeacherEntry.Answers) entry.kind()).file();
    PredictionsReader reader =
        new PredictionsReader(RowFile.open(Input.of(file.toString()), RowColumns.PREDICTIONS));
    try {
      return RecordedModel.read(reader, Sha256.of(file));
    } catch (DataException e) {
      throw new IOException("recorded answers: " + e.getMessage(), e);
    }
  }
}
