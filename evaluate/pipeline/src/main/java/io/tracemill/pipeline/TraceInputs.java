package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.InputFolder;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.settings.Choices;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.ReadingChoices;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.prepare.ReadSettings;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.ReasoningPolicy;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Which files of traces are read, and how.
 *
 * @param format empty where it is to be found out
 * @param policy what of traces is used
 * @param earlier files of traces that are left out, which are still to be read
 * @param maxLineBytes longer lines are rejected
 * @param tokenizer no result depends on it
 */
public record TraceInputs(
    List<Input> inputs,
    Optional<TraceFormat> format,
    ReadPolicy policy,
    Optional<Path> earlier,
    int maxLineBytes,
    TokenizerKind tokenizer) {

  private static final AtomicLong SPOOLS = new AtomicLong();

  /** Copies the list. */
  public TraceInputs {
    inputs = List.copyOf(inputs);
    if (maxLineBytes < 1 || maxLineBytes > JsonLines.GREATEST_MAX_LINE_BYTES) {
      throw new IllegalArgumentException("a line has 1 byte to 1 GiB");
    }
  }

  /** These files in the usual way. */
  public static TraceInputs of(List<Input> inputs) {
    return new TraceInputs(
        inputs,
        Optional.empty(),
        ReadPolicy.USUAL,
        Optional.empty(),
        JsonLines.DEFAULT_MAX_LINE_BYTES,
        TokenizerKind.JACKSON);
  }

  /**
   * The settings {@code input}, {@code format}, {@code max-line-bytes} and those of {@link
   * ReadingChoices}.
   */
  static TraceInputs read(RequestValues values) {
    ReadingChoices choices = ReadingChoices.read(values);
    return new TraceInputs(
        inputs(values),
        format(values),
        choices.policy(),
        choices.earlier(),
        maxLineBytes(values),
        choices.usedTokenizer());
  }

  private static List<Input> inputs(RequestValues values) {
    List<Input> inputs = new ArrayList<>();
    for (String name : values.texts("input")) {
      List<Input> files = files(name);
      if (files.isEmpty()) {
        values.problems().use(name + ": " + emptyFolder());
      }
      inputs.addAll(files);
    }
    return inputs;
  }

  /** The file {@code name}, or those of the folder; of a folder that a run reads its traces. */
  static List<Input> files(String name) {
    Input input = Input.of(name);
    Optional<Path> folder = input.path().filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of(input);
    }
    List<Path> traces = TracesDirectory.traces(folder.get());
    if (traces.size() == 1) {
      return files(traces.get(0).toString());
    }
    return InputFolder.of(folder.get(), TracesDirectory.shown(folder.get()));
  }

  static int maxLineBytes(RequestValues values) {
    return values
        .range("max-line-bytes", JsonLines.GREATEST_MAX_LINE_BYTES)
        .orElse(JsonLines.DEFAULT_MAX_LINE_BYTES);
  }

  /** What is wrong with a folder that has no file of traces. */
  static String emptyFolder() {
    return "expected a file, or a folder of files, of traces, but it has none whose name ends in "
        + String.join(", ", InputFolder.ENDINGS)
        + ", perhaps with .gz or .zst behind it";
  }

  private static Optional<TraceFormat> format(RequestValues values) {
    String name = values.text("format").orElse(Choices.AUTO);
    if (name.equals(Choices.AUTO)) {
      return Optional.empty();
    }
    Optional<TraceFormat> format = Formats.named(name);
    if (format.isEmpty()) {
      String expected = "expected auto or one of " + Formats.names();
      values.problems().use("format", expected + " but found " + name);
    }
    return format;
  }

  /** Complains of what is no file. */
  void check(Problems problems) {
    for (Input input : inputs) {
      check(input, problems);
    }
  }

  /** A directory would fail too, but without saying which. */
  static void check(Input input, Problems problems) {
    if (input.path().isPresent() && Files.isDirectory(input.path().get())) {
      problems.use(input.name() + ": expected a file but found a directory");
    }
  }

  /** Complains where {@code out}, which a setting names, is a file that is read. */
  void keep(String setting, Path out, Problems problems) throws IOException {
    for (Input input : inputs) {
      Optional<Path> in = input.path();
      boolean both = in.isPresent() && Files.isRegularFile(in.get()) && Files.exists(out);
      if (both && Files.isSameFile(in.get(), out)) {
        problems.use(setting, out + " is an `input`; give another name");
        return;
      }
    }
  }

  /** How many bytes the files have as they are stored, if that is known. */
  OptionalLong bytes() throws IOException {
    long total = 0;
    for (Input input : inputs) {
      if (input.path().isEmpty() || !Files.isRegularFile(input.path().get())) {
        return OptionalLong.empty();
      }
      total += Files.size(input.path().get());
    }
    return OptionalLong.of(total);
  }

  /** The same, with what can be read only once copied to {@code spools}. */
  TraceInputs again(Spools spools) throws IOException {
    List<Input> copies = new ArrayList<>();
    for (Input input : inputs) {
      copies.add(spools.of(input));
    }
    return new TraceInputs(copies, format, policy, earlier, maxLineBytes, tokenizer);
  }

  /** The same with another policy for thoughts. */
  TraceInputs with(ReasoningPolicy reasoning) {
    return with(policy.with(reasoning));
  }

  /** The same with another policy. */
  TraceInputs with(ReadPolicy other) {
    return new TraceInputs(inputs, format, other, earlier, maxLineBytes, tokenizer);
  }

  /** The same, by whose policy the traces of the earlier set count as seen, if there is one. */
  TraceInputs afterEarlier(Watch watch) throws IOException {
    return with(EarlierTraces.seen(earlier, policy, watch));
  }

  /** Their lines; {@code step} hears of the bytes as they are stored. */
  Inputs open(Watch step) {
    return new Inputs(inputs, maxLineBytes, raw -> new Counted(raw, step));
  }

  /** The traces of the files, whose lines are {@code source}. */
  TraceFile file(Batches.Source source, TraceFormat format) throws IOException {
    return file(source, format, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The same; a copy of what can be read only once is kept in {@code folder} meanwhile. */
  TraceFile file(Batches.Source source, TraceFormat format, Path folder) throws IOException {
    String name = "tracemill-" + ProcessHandle.current().pid() + "-" + SPOOLS.incrementAndGet();
    return TraceFile.of(
        inputs,
        source,
        new ReadSettings(format, policy, maxLineBytes, tokenizer),
        folder.resolve(name + ".part"));
  }

  /**
   * The format that was asked for, or the one that {@code source}, the lines of {@code opened},
   * looks like.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if it looks like none, or like several
   */
  TraceFormat format(Sampled source, Inputs opened, Watch watch) throws IOException {
    if (format.isPresent()) {
      return format.get();
    }
    Detection detection = source.detect();
    if (detection.format().isEmpty()) {
      DamagedInputs.check(opened.damages(), detection.lines());
      Problems problems = new Problems();
      problems.use("cannot tell the format: " + undecided(detection));
      table(detection).forEach(problems::use);
      problems.throwIfAny();
    }
    TraceFormat found = detection.format().orElseThrow();
    watch.note(found(found, detection));
    return found;
  }

  /** What is said of a format that was found out. */
  static String found(TraceFormat found, Detection detection) {
    return "format: "
        + found.name()
        + " ("
        + detection.readable(found)
        + " of the first "
        + detection.lines()
        + " lines)";
  }

  private static String undecided(Detection detection) {
    List<TraceFormat> best = detection.best();
    if (!best.isEmpty()) {
      String names = best.stream().map(TraceFormat::name).collect(Collectors.joining(" and "));
      return names + " fit about equally; say it with `format`, one of " + Formats.names();
    } else if (detection.lines() > 0) {
      return detection
          .lookalike()
          .map(other -> "the lines are " + other)
          .orElse(noneFits(detection));
    }
    return detection
        .problem()
        .map(problem -> "no line is JSON: " + problem)
        .orElse("there is no line with content");
  }

  /** How each format fared that reads anything. */
  private static List<String> table(Detection detection) {
    return detection.standings().stream()
        .filter(standing -> standing.reads() > 0)
        .map(
            standing ->
                String.format(
                    Locale.ROOT,
                    "  %-36s reads %d of %d lines, says the most of %d",
                    standing.format().name(),
                    standing.reads(),
                    detection.lines(),
                    standing.votes()))
        .toList();
  }

  private static String noneFits(Detection detection) {
    return "none fits the first "
        + detection.lines()
        + " lines that are JSON; a trace has messages, input and output, or context, but the first"
        + " line has "
        + detection.unfit().orElse("none of them");
  }

  /** Tells of bytes as they are read. */
  private static final class Counted extends FilterInputStream {
    private final Watch step;

    Counted(InputStream in, Watch step) {
      super(in);
      this.step = step;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      step.read(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      step.read(Math.max(0, read));
      return read;
    }
  }
}
