package io.tracemill.teach.filter;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The ways in which models give the scores they were asked for. Where they are asked about one
 * trace its scores can be read in the end; of several some may be missing, cut or broken.
 */
final class FlakyAnswers {
  private FlakyAnswers() {}

  /**
   * An answer to a request.
   *
   * @param truth a line of JSON for each trace
   */
  static Outcome of(long row, String truth, Random random) {
    List<String> lines = new ArrayList<>(truth.lines().toList());
    return lines.size() == 1 ? whole(row, wrapped(lines, random)) : several(row, lines, random);
  }

  private static Outcome several(long row, List<String> lines, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> lines.subList(0, 1 + random.nextInt(lines.size())).clear();
      case 1 -> lines.add(lines.get(0).replace("\"relevance\"", "\"coherence\""));
      case 2 -> lines.replaceAll(line -> line.replaceAll(": ([1-5])([,}])", ": $1.5$2"));
      case 3 -> lines.add("{\"id\": \"t00000\", \"relevance\": 5, \"coherence\": 5}");
      case 4 -> {
        String all = "[" + String.join(", ", lines);
        String cut = all.substring(0, random.nextInt(all.length()));
        return new Outcome.Answered(row, cut, 1, 1, Ending.LENGTH, false);
      }
      case 5 -> {
        return new Outcome.Overflowed(row, 5000, 4096);
      }
      case 6 -> {
        return new Outcome.Unanswered(row, "connection reset");
      }
      default -> Collections.shuffle(lines, random);
    }
    return whole(row, wrapped(lines, random));
  }

  private static Outcome whole(long row, String text) {
    return new Outcome.Answered(row, text, 1, 1, Ending.END_TOKEN, false);
  }

  private static String wrapped(List<String> lines, Random random) {
    String plain = String.join("\n", lines);
    return switch (random.nextInt(8)) {
      case 0 -> "<think>{\"relevance\": 1, \"coherence\": 1}?</think>\n" + plain;
      case 1 -> "Here are the scores:\n" + plain + "\nAnything else? 5/5";
      case 2 -> "```json\n[" + String.join(",\n", lines) + ",]\n```";
      case 3 -> "{\"scores\": [" + String.join(",", lines) + "]}";
      case 4 ->
          lines.stream()
              .map(line -> line.replaceAll(": ([1-5])([,}])", ": \"**$1**/5\"$2"))
              .collect(Collectors.joining(" "));
      case 5 -> plain.replace("relevance", "Relevance").replace("\"id\"", "\"ID\"");
      case 6 -> plain.replace("}", ",}") + "<|im_end|>";
      default -> plain;
    };
  }
}
