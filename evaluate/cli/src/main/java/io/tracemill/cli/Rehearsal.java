package io.tracemill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Does once, in one process, what the commands usually do, so that the Java virtual machine can
 * write down the classes that they load: {@code bin/tracemill --make-archive}.
 *
 * <p>It works on small samples of its own, in a temporary folder.
 */
public final class Rehearsal {
  /** Times a sample is repeated, each with another number in it. */
  private static final int TIMES = 50;

  private Rehearsal() {}

  /** Rehearses; says nothing unless something fails. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("tracemill");
    try {
      Path tools = job(folder, "tools", List.of());
      Path labels = job(folder, "labels", List.of("test.jsonl"));
      commands(tools, folder.resolve("made-tools"));
      command("run", labels.toString(), "--out", folder.resolve("made-labels").toString());
      String workspace = folder.resolve("workspace").toString();
      command("model", "create", "rehearsal", "--workspace", workspace);
      command("model", "list", "--workspace", workspace);
    } finally {
      delete(folder);
    }
  }

  private static Path job(Path folder, String name, List<String> others) throws IOException {
    Path job = Files.createDirectory(folder.resolve(name));
    List<String> files = new ArrayList<>(List.of("job_description.json", "config.yaml"));
    files.addAll(others);
    for (String file : files) {
      Files.writeString(job.resolve(file), resource(name + "/" + file));
    }
    Files.writeString(job.resolve("traces.jsonl"), traces(resource(name + "/traces.jsonl")));
    return job;
  }

  private static void commands(Path folder, Path out) {
    String traces = folder.resolve("traces.jsonl").toString();
    String job = folder.resolve("job_description.json").toString();
    String rows = folder.resolve("rows.jsonl").toString();
    String made = out.toString();
    command("--help");
    command("convert", "--help");
    command("inspect", traces);
    command("convert", traces, "-o", rows);
    command("convert", traces, "-o", rows, "--turns", "last", "--data-version", "1");
    command("relevance", traces, "--job-description", job, "-o", rows);
    command("run", folder.toString(), "--out", made);
    command("score", made + "/predictions.jsonl", "--job-description", job);
    command("compare", made, made);
  }

  private static void command(String... line) {
    StringWriter said = new StringWriter();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter(), true);
    if (Tracemill.run(nowhere, new PrintWriter(said, true), line) != ExitCodes.OK) {
      throw new IllegalStateException(String.join(" ", line) + ": " + said);
    }
  }

  private static String traces(String sample) {
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
