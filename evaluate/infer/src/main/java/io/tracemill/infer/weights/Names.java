package io.tracemill.infer.weights;

import java.util.List;
import java.util.stream.Collectors;

/** Lists names in a message. */
final class Names {
  private static final int FEW = 5;

  private Names() {}

  /** The first few and how many more there are. */
  static String few(List<String> names) {
    String first = names.stream().limit(FEW).collect(Collectors.joining(", "));
    return names.size() > FEW ? first + " and " + (names.size() - FEW) + " more" : first;
  }
}
