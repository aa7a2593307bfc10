package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.InputFolder;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.ReadSettings;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the traces of a run, and what is to be known of all files that were read. */
final class TracePass {
  private final RunInputs inputs;
  private final RunOptions options;
  private final Watch watch;

  TracePass(RunInputs inputs, RunOptions options, Watch watch) {
    this.inputs = inputs;
    this.options = options;
    this.watch = watch;
  }

  /** What is done with the traces. */
  interface Work {
    Prepared prepare(TraceFile file) throws IOException;
  }

  /** What was read, and made of it. */
  record Read(
      TraceFormat format, Prepared prepared, List<FileRecord> traces, List<Damage> damages) {}

  /** How many bytes there are to survey, where the traces are as they are stored. */
  OptionalLong size() throws IOException {
    long size = 0;
    for (Input input : traces()) {
      if (input.isCompressed()) {
        return OptionalLong.empty();
      }
      size += Files.size(input.path().orElseThrow());
    }
    return OptionalLong.of(size);
  }

  private List<Input> traces() {
    Path file = inputs.files().traces();
    List<Input> traces =
        Files.isDirectory(file)
            ? InputFolder.of(file, name(file))
            : List.of(new Input(name(file), Optional.of(file)));
    if (traces.isEmpty()) {
      Problems problems = new Problems();
      problems.use(TracesDirectory.shown(file) + ": " + TraceInputs.emptyFolder());
      problems.throwIfAny();
    }
    return traces;
  }

  /**
   * Has {@code work} done with the traces.
   *
   * @param formats one of which they may be of, the config's first
   * @param spool where lines may be kept meanwhile
   * @throws io.tracemill.pipeline.settings.RequestException if they are of none of them
   */
  Read read(List<TraceFormat> formats, Path spool, Work work) throws IOException {
    List<Input> traces = traces();
    List<MessageDigest> digests = new ArrayList<>();
    Prepared prepared;
    TraceFormat format;
    Inputs lines = new Inputs(traces, options.maxLineBytes(), raw -> hashed(raw, digests));
    try (lines) {
      Sampled source = new Sampled(lines, options.tokenizer());
      format = format(formats, source.detect());
      ReadSettings how =
          new ReadSettings(format, options.policy(), options.maxLineBytes(), options.tokenizer());
      try (TraceFile file = TraceFile.of(traces, source, how, spool)) {
        prepared = work.prepare(file);
      }
    }
    DamagedInputs.check(lines.damages(), prepared.lines().kept());
    return new Read(format, prepared, files(traces, digests), lines.damages());
  }

  private static InputStream hashed(InputStream raw, List<MessageDigest> digests) {
    MessageDigest digest = Sha256.digest();
    digests.add(digest);
    return Sha256.through(raw, digest);
  }

  private static List<FileRecord> files(List<Input> traces, List<MessageDigest> digests)
      throws IOException {
    List<FileRecord> records = new ArrayList<>();
    for (int i = 0; i < digests.size(); i++) {
      Input input = traces.get(i);
      long size = Files.size(input.path().orElseThrow());
      records.add(new FileRecord(input.name(), size, Sha256.hex(digests.get(i))));
    }
    return records;
  }

  /** The files that were read: {@code traces}, and {@code more} besides those of every run. */
  List<FileRecord> records(List<FileRecord> traces, List<Path> more) throws IOException {
    TracesDirectory files = inputs.files();
    List<FileRecord> records = new ArrayList<>(traces);
    List<Path> others =
        Stream.of(
                Stream.of(files.jobDescription(), files.config()),
                files.testSet().stream(),
                files.teachers().stream(),
                more.stream())
            .flatMap(all -> all)
            .toList();
    for (Path file : others) {
      records.add(new FileRecord(name(file), Files.size(file), Sha256.of(file)));
    }
    return records;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Where no line is of the format, the cause is that of all of them and said once. */
  private TraceFormat format(List<TraceFormat> formats, Detection detection) {
    TraceFormat said = formats.get(0);
    List<TraceFormat> best = detection.best();
    if (!inputs.settings().saysFormat() && !best.isEmpty()) {
      return found(detection, said);
    }
    for (TraceFormat format : formats) {
      if (detection.readable(format) > 0) {
        tell(format, said);
        doubt(format, detection);
        return format;
      }
    }
    if (!best.isEmpty()) {
      throw problem("is " + said.name() + noneOf(detection) + "they look like " + names(best));
    } else if (detection.lookalike().isPresent()) {
      String other = "they are " + detection.lookalike().get();
      throw problem("is " + said.name() + noneOf(detection) + other);
    }
    detection.problem().ifPresent(problem -> watch.warn("warning: no line is JSON: " + problem));
    return said;
  }

  private TraceFormat found(Detection detection, TraceFormat usual) {
    TraceFormat found =
        detection
            .format()
            .orElseThrow(
                () ->
                    problem(
                        "is not given, and the traces look like "
                            + names(detection.best())
                            + ": say which ("
                            + counts(detection)
                            + ")"));
    if (!found.equals(usual)) {
      watch.note(TraceInputs.found(found, detection));
    }
    return found;
  }

  private static String counts(Detection detection) {
    return detection.standings().stream()
        .filter(Detection.Standing::best)
        .map(one -> one.format().name() + " " + one.votes() + " of " + detection.lines())
        .collect(Collectors.joining(", "));
  }

  private static String names(List<TraceFormat> formats) {
    return formats.stream().map(TraceFormat::name).collect(Collectors.joining(" or "));
  }

  private String noneOf(Detection detection) {
    return ", but none of the first "
        + detection.lines()
        + " lines of "
        + TracesDirectory.shown(inputs.files().traces())
        + " is; ";
  }

  /** Says once where the lines are rather of another format. */
  private void doubt(TraceFormat format, Detection detection) {
    detection
        .rather(format)
        .ifPresent(
            other ->
                watch.warn(
                    "warning: "
                        + ofFormat(
                            "is "
                                + format.name()
                                + ", but the traces look like "
                                + other.name()
                                + "; write observation_format: "
                                + other.name())));
  }

  private void tell(TraceFormat found, TraceFormat said) {
    if (!found.equals(said)) {
      watch.note(
          "the traces are "
              + found.name()
              + ", as an earlier job leaves them, and no longer "
              + said.name());
    }
  }

  private RequestException problem(String message) {
    Problems problems = new Problems();
    problems.add(ofFormat(message));
    return problems.exception();
  }

  private Problem ofFormat(String message) {
    return new Problem(
        Problem.Severity.USE,
        TracesDirectory.shown(inputs.files().config()),
        OptionalInt.empty(),
        "trace_processing.observation_format",
        message);
  }
}
