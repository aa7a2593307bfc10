package io.tracemill.cli;

import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A folder of traces, run with one data version. */
record Sample(Path folder, DataVersion version) {

  /** What a run said, and what it ended with. */
  record Ran(int exit, String console) {}

  /** All that has a folder of expected files. */
  static List<Sample> all() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(""))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("config.yaml")))
          .sorted()
          .flatMap(folder -> Stream.of(DataVersion.values()).map(v -> new Sample(folder, v)))
          .filter(sample -> sample.version == DataVersion.V0 || Files.exists(sample.expected()))
          .toList();
    }
  }

  /** Where its expected files are. */
  Path expected() {
    return folder.resolve(version == DataVersion.V0 ? "expected" : "expected-v1");
  }

  /** Runs it; {@code out} is called OUT in what it says. */
  Ran run(Path out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", folder.toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of("--data-version", String.valueOf(version.ordinal())));
    arguments.addAll(List.of(options));
    StringWriter console = new StringWriter();
    CommandLine line = RootCommand.commandLine();
    line.setOut(new PrintWriter(console));
    line.setErr(new PrintWriter(console));
    int exit = line.execute(arguments.toArray(String[]::new));
    return new Ran(exit, console.toString().replace(out.toString(), "OUT"));
  }

  @Override
  public String toString() {
    return folder + " as data version " + version.ordinal();
  }
}
