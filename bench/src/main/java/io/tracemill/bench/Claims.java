package io.tracemill.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every {@link Claim} and prints a table in Markdown. Takes JMH's options, such as {@code
 * -f 3}, and parts of the texts of claims, to measure only these.
 */
public final class Claims {
  private Claims() {}

  /** Prints what was measured to the standard error, the table to the standard output. */
  public static void main(String[] options) throws RunnerException, CommandLineOptionException {
    Options given = new CommandLineOptions(options);
    List<Claim> claims = Claim.ALL.stream().filter(claim -> isAskedFor(claim, given)).toList();
    Map<Measured, Speed> speeds = new LinkedHashMap<>();
    for (Claim claim : claims) {
      for (Measured measured : new Measured[] {claim.fast(), claim.slow()}) {
        if (!speeds.containsKey(measured)) {
          speeds.put(measured, speed(measured, given));
          System.err.println(speeds.get(measured) + "  " + measured);
        }
      }
    }
    System.out.print(table(claims, speeds));
  }

  private static boolean isAskedFor(Claim claim, Options given) {
    return given.getIncludes().isEmpty()
        || given.getIncludes().stream().anyMatch(part -> claim.text().contains(part));
  }

  private static Speed speed(Measured measured, Options given) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given).verbosity(VerboseMode.SILENT).addProfiler(CpuTime.class);
    options.include("\\." + measured.benchmark().replace(".", "\\.") + "$");
    measured.parameters().forEach(options::param);
    RunResult result = new Runner(options.build()).runSingle();
    Result<?> processor =
        Optional.ofNullable(result.getSecondaryResults().get(CpuTime.RESULT)).orElseThrow();
    return new Speed(result.getPrimaryResult().getScore(), processor.getScore());
  }

  /** A line for each claim. */
  static String table(Iterable<Claim> claims, Map<Measured, Speed> speeds) {
    StringBuilder table = new StringBuilder();
    table.append("| claim | at least | measured | MB/s | over MB/s | seconds |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Claim claim : claims) {
      double fast = Optional.ofNullable(speeds.get(claim.fast())).orElseThrow().by(claim.clock());
      double slow = Optional.ofNullable(speeds.get(claim.slow())).orElseThrow().by(claim.clock());
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f%s | %.0f | %.0f | %s |\n",
              claim.text(),
              claim.ratio(),
              fast / slow,
              fast / slow < claim.ratio() ? " missed" : "",
              fast,
              slow,
              claim.clock()));
    }
    return table.toString();
  }
}
