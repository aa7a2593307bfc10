package io.tracemill.pipeline.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where data is to go. */
public sealed interface Sink permits Sink.ToFile, Sink.ToCaller, Sink.Nowhere {

  /** What {@code word} names: a file, or with {@code -} the stream of whoever asks. */
  static Sink of(String word) {
    return word.equals("-") ? new ToCaller() : new ToFile(Path.of(word));
  }

  /** The file, if it is one. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** Whether it is the stream of whoever asks. */
  default boolean isCaller() {
    return false;
  }

  /** To a file, which appears when it is complete; or to a device or a pipe, as it is. */
  record ToFile(Path path) implements Sink {
    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    /** Whether it is something else than a file already, such as a device. */
    public boolean isSpecial() {
      return Files.exists(path) && !Files.isRegularFile(path);
    }
  }

  /** To the stream that whoever asks gives; it is flushed and not closed. */
  record ToCaller() implements Sink {
    @Override
    public boolean isCaller() {
      return true;
    }
  }

  /** It is not wanted. */
  record Nowhere() implements Sink {}
}
