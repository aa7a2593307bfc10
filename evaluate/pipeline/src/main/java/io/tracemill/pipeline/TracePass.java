package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
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
  record Read(TraceFormat format, Prepared prepared, String tracesHash, List<Damage> damages) {}

  /** How many bytes there are to survey, where the traces are as they are stored. */
  OptionalLong size() throws IOException {
    Input traces = input(inputs.files().traces());
    return traces.isCompressed()
        ? OptionalLong.empty()
        : OptionalLong.of(Files.size(inputs.files().traces()));
  }

  /**
   * Has {@code work} done with the traces.
   *
   * @param formats one of which they may be of, the config's first
   * @param spool where lines may be kept meanwhile
   * @throws io.tracemill.pipeline.settings.RequestException if they are of none of them
   */
  Read read(List<TraceFormat> formats, Path spool, Work work) throws IOException {
    MessageDigest digest = Sha256.digest();
    Input traces = input(inputs.files().traces());
    Prepared prepared;
    TraceFormat format;
    Inputs lines =
        new Inputs(List.of(traces), options.maxLineBytes(), raw -> Sha256.through(raw, digest));
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
    return new Read(format, prepared, Sha256.hex(digest), lines.damages());
  }

  /** The files that were read; {@code more} besides those that every run has. */
  List<FileRecord> records(String tracesHash, List<Path> more) throws IOException {
    TracesDirectory files = inputs.files();
    List<FileRecord> records = new ArrayList<>();
    records.add(new FileRecord(name(files.traces()), Files.size(files.traces()), tracesHash));
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

  private static Input input(Path file) {
    return new Input(name(file), Optional.of(file));
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
