package io.tracemill.infer.weights;

import io.tracemill.json.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Compares what a directory has with what its model needs. */
final class WeightCheck {
  private WeightCheck() {}

  static void check(Weights weights, Map<String, Shape> expected, Predicate<String> harmless)
      throws IOException {
    List<String> extra =
        weights.tensors().keySet().stream()
            .filter(name -> !expected.containsKey(name) && !harmless.test(name))
            .sorted()
            .toList();
    List<String> missing =
        expected.keySet().stream().filter(name -> weights.find(name).isEmpty()).sorted().toList();
    List<String> problems = new ArrayList<>();
    if (!missing.isEmpty()) {
      String question = Nearest.question(missing.get(0), extra);
      problems.add(count(missing) + " missing: " + Names.few(missing) + question);
    }
    if (!extra.isEmpty()) {
      problems.add(count(extra) + " too many: " + Names.few(extra));
    }
    List<String> wrong = wrong(weights, expected);
    if (!wrong.isEmpty()) {
      problems.add(count(wrong) + " not as config.json says: " + Names.few(wrong));
    }
    if (!problems.isEmpty()) {
      throw new IOException(weights.directory() + ": " + String.join("; ", problems));
    }
  }

  private static String count(List<String> names) {
    return names.size() == 1 ? "1 tensor" : names.size() + " tensors";
  }

  private static List<String> wrong(Weights weights, Map<String, Shape> expected) {
    List<String> wrong = new ArrayList<>();
    for (Tensor tensor : weights.tensors().values()) {
      Shape shape = expected.getOrDefault(tensor.name(), tensor.shape());
      if (!shape.equals(tensor.shape())) {
        wrong.add(tensor.name() + " is " + tensor.shape() + ", expected " + shape);
      } else if (expected.containsKey(tensor.name()) && !tensor.dtype().isUsable()) {
        wrong.add(tensor.name() + " is " + tensor.dtype() + ", expected F32, F16 or BF16");
      }
    }
    return wrong;
  }
}
