package io.tracemill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Does once, in one process, what the commands usually do, so that the Java virtual machine can
 * write down the classes that they load: {@code bin/tracemill --make-archive}.
 *
 * <p>It works on a small sample of its own, in a temporary folder.
 */
public final class Rehearsal {
  /** Times the sample is repeated, each with another number in it. */
  private static final int TIMES = 50;

  private Rehearsal() {}

  /** Rehearses; says nothing unless something fails. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("tracemill");
    try {
      Files.writeString(folder.resolve("traces.jsonl"), traces());
      for (String name : List.of("job_description.json", "config.yaml")) {
        Files.writeString(folder.resolve(name), resource(name));
      }
      commands(folder);
    } finally {
      delete(folder);
    }
  }

  private static void commands(Path folder) {
    String traces = folder.resolve("traces.jsonl").toString();
    String job = folder.resolve("job_description.json").toString();
    String rows = folder.resolve("rows.jsonl").toString();
    String made = folder.resolve("made").toString();
    command("--help");
    command("convert", "--help");
    command("inspect", traces);
    command("convert", traces, "-o", rows);
    command("convert", traces, "-o", rows, "--turns", "last", "--data-version", "1");
    command("relevance", traces, "--job-description", job, "-o", rows);
    command("run", folder.toString(), "--out", made);
    command("score", made + "/predictions.jsonl", "--job-description", job);
  }

  private static void command(String... line) {
    StringWriter said = new StringWriter();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter(), true);
    if (Tracemill.run(nowhere, new PrintWriter(said, true), line) != ExitCodes.OK) {
      throw new IllegalStateException(String.join(" ", line) + ": " + said);
    }
  }

  private static String traces() throws IOException {
    String sample = resource("traces.jsonl");
    StringBuilder traces = new StringBuilder();
    for (int time = 0; time < TIMES; time++) {
      traces.append(sample.replace("#", String.valueOf(time)));
    }
    return traces.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Rehearsal.class.getResourceAsStream("rehearsal/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
