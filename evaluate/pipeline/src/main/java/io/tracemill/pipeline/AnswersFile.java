package io.tracemill.pipeline;

import io.tracemill.answer.AnswersWriter;
import io.tracemill.answer.EvaluatedRow;
import io.tracemill.pipeline.model.AnswerSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of what a model really said, or none; it appears when it is complete. */
final class AnswersFile implements AnswerSink, Closeable {
  private final Optional<PartFile> file;
  private final Optional<AnswersWriter> writer;

  private AnswersFile(Optional<PartFile> file) {
    this.file = file;
    this.writer = file.map(to -> new AnswersWriter(to.out()));
  }

  static AnswersFile create(Optional<Path> path) throws IOException {
    return new AnswersFile(
        path.isPresent() ? Optional.of(PartFile.create(path.get())) : Optional.empty());
  }

  @Override
  public void take(EvaluatedRow row) throws IOException {
    if (writer.isPresent()) {
      writer.get().write(row);
    }
  }

  void complete() throws IOException {
    if (file.isPresent()) {
      file.get().complete();
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
