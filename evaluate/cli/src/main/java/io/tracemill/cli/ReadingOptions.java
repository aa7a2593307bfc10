package io.tracemill.cli;

import io.tracemill.json.lines.Input;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.ReadSettings;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What traces files to read, and how. */
final class ReadingOptions {
  private static final String AUTO = "auto";

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Traces files in JSON Lines, plain, .gz or .zst; - is the standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = AUTO,
      completionCandidates = Names.class,
      description = {
        "How traces are laid out: ${COMPLETION-CANDIDATES}.",
        "Default: auto, which looks at the first 200 lines that are JSON."
      })
  private String format = AUTO;

  @Mixin private LineLimitOption lineLimit = new LineLimitOption();
  @Mixin private TokenizerOption tokenizer = new TokenizerOption();

  /** The names that {@code --format} takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names = new ArrayList<>(List.of(AUTO));
      names.addAll(Formats.names());
      return names.iterator();
    }
  }

  /** Takes an option, if it is one of these. */
  boolean option(String name, String value) {
    boolean known = name.equals("--format");
    format = known ? value : format;
    return known || tokenizer.option(name, value);
  }

  /** Takes the files; there must be one. */
  boolean arguments(List<String> given) {
    files = given;
    return !given.isEmpty();
  }

  /** The files. */
  List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (String file : files) {
      inputs.add(Input.of(file));
    }
    return inputs;
  }

  /** How many bytes they have as they are stored, if that is known. */
  Optional<Long> bytes() throws IOException {
    long total = 0;
    for (Input input : inputs()) {
      if (input.path().isEmpty() || !Files.isRegularFile(input.path().get())) {
        return Optional.empty();
      }
      total += Files.size(input.path().get());
    }
    return Optional.of(total);
  }

  /** Their lines; {@code progress} is told of the bytes that were read. */
  Inputs open(Progress progress) {
    int maxLineBytes = lineLimit.bytes();
    for (Input input : inputs()) {
      checkFile(input);
    }
    return new Inputs(inputs(), maxLineBytes, new Counted(progress));
  }

  /** The traces of the only file, whose lines are {@code source}. */
  TraceFile file(Batches.Source source, TraceFormat format) throws IOException {
    Path spool =
        Path.of(System.getProperty("java.io.tmpdir"), "tracemill-" + ProcessHandle.current().pid());
    ReadSettings settings = new ReadSettings(format, lineLimit.bytes(), tokenizer());
    return TraceFile.of(inputs().get(0), source, settings, spool);
  }

  /** What finds their tokens. */
  TokenizerKind tokenizer() {
    return tokenizer.kind();
  }

  /** Refuses to write {@code out}, which {@code option} names, over a file that is read. */
  void keep(String option, Path out) throws IOException {
    for (Input input : inputs()) {
      Optional<Path> in = input.path();
      boolean both = in.isPresent() && Files.isRegularFile(in.get()) && Files.exists(out);
      if (both && Files.isSameFile(in.get(), out)) {
        throw new UsageException(option + ": " + out + " is an INPUT; give another name");
      }
    }
  }

  /** A directory would fail too, but without saying which. */
  static void checkFile(Input input) {
    if (input.path().isPresent() && Files.isDirectory(input.path().get())) {
      throw new UsageException(input.name() + ": expected a file but found a directory");
    }
  }

  /** The format that was asked for, or the one that {@code source} looks like. */
  TraceFormat format(Sampled source, Terminal terminal) throws IOException {
    Optional<TraceFormat> given = given();
    if (given.isPresent()) {
      return given.get();
    }
    Detection detection = source.detect();
    if (detection.format().isEmpty()) {
      throw undecided(detection);
    }
    TraceFormat found = detection.format().get();
    terminal.note(
        "format: "
            + found.name()
            + " ("
            + detection.readable(found)
            + " of the first "
            + detection.lines()
            + " lines)");
    return found;
  }

  /** The format that was asked for, if one was. */
  Optional<TraceFormat> given() {
    if (format.equals(AUTO)) {
      return Optional.empty();
    }
    Optional<TraceFormat> named = Formats.named(format);
    if (named.isEmpty()) {
      throw new UsageException(
          "--format: expected auto or one of " + Formats.names() + " but found " + format);
    }
    return named;
  }

  private static UsageException undecided(Detection detection) {
    String names =
        detection.best().stream().map(TraceFormat::name).collect(Collectors.joining(" and "));
    String problem =
        detection.lines() == 0
            ? "no line is JSON; tracemill inspect says what is wrong"
            : names.isEmpty()
                ? "none fits the first "
                    + detection.lines()
                    + " lines that are JSON; tracemill inspect says what they hold"
                : names + " fit equally; say it with --format, one of " + Formats.names();
    return new UsageException("cannot tell the format: " + problem);
  }

  /** Makes streams counted ones. */
  private record Counted(Progress progress) implements UnaryOperator<InputStream> {
    @Override
    public InputStream apply(InputStream raw) {
      return new CountedStream(raw, progress);
    }
  }

  /** Counts bytes as they are read. */
  private static final class CountedStream extends FilterInputStream {
    private final Progress progress;

    CountedStream(InputStream in, Progress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      progress.accept(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      progress.accept(Math.max(0, read));
      return read;
    }
  }
}
