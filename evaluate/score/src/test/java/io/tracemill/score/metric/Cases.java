package io.tracemill.score.metric;

import io.tracemill.trace.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables of worked cases, one case a line; lines that begin with # say what follows. */
final class Cases {
  private Cases() {}

  static List<String> lines(String file) {
    try (InputStream in = Cases.class.getResourceAsStream("/metrics/" + file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double score(String metric, String answer, String prediction, List<Tool> tools) {
    Pair pair = new Pair(answer, prediction, new CallReader(tools));
    return ((Scored) Metrics.named(metric).orElseThrow().score(pair)).value();
  }
}
