package io.tracemill.pipeline.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
  @TempDir private Path folder = Path.of("");

  private final Said caller = new Said();

  /** What whoever asks gets, and whether it was closed. */
  private static final class Said extends ByteArrayOutputStream {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  private void write(Sink sink, boolean complete) throws IOException {
    try (Destination to = Destination.open(sink, caller)) {
      to.out().write("rows".getBytes(US_ASCII));
      if (complete) {
        to.complete();
      }
    }
  }

  @Test
  void aWordNamesAFileOrTheCaller() {
    assertThat(Sink.of("-")).isEqualTo(new Sink.ToCaller());
    assertThat(Sink.of("a/b")).isEqualTo(new Sink.ToFile(Path.of("a/b")));
    assertThat(Sink.of("a/b").file()).contains(Path.of("a/b"));
    assertThat(Sink.of("a/b").isCaller()).isFalse();
    assertThat(new Sink.ToCaller().file()).isEmpty();
    assertThat(new Sink.Nowhere().file()).isEmpty();
    assertThat(new Sink.Nowhere().isCaller()).isFalse();
  }

  @Test
  void aFileIsThereOnceItIsComplete() throws IOException {
    Path file = folder.resolve("rows");
    write(new Sink.ToFile(file), false);
    assertThat(folder).isEmptyDirectory();
    write(new Sink.ToFile(file), true);
    assertThat(file).hasContent("rows");
    assertThat(caller.size()).isZero();
  }

  @Test
  void theCallersStreamIsFlushedAndNotClosed() throws IOException {
    write(new Sink.ToCaller(), true);
    assertThat(caller.toString(US_ASCII)).isEqualTo("rows");
    assertThat(caller.closed).isFalse();
  }

  @Test
  void whatIsNotWantedGoesNowhere() throws IOException {
    write(new Sink.Nowhere(), true);
    try (Destination to = Destination.open(new Sink.ToCaller())) {
      to.out().write(1);
      to.complete();
    }
    assertThat(caller.size()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDirectoryIsNoFileThatCanBeReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(new Sink.ToFile(file).isSpecial()).isFalse();
    assertThat(new Sink.ToFile(folder.resolve("missing")).isSpecial()).isFalse();
    assertThat(new Sink.ToFile(folder).isSpecial()).isTrue();
  }
}
