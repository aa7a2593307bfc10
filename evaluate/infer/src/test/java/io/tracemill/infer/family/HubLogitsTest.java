package io.tracemill.infer.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.infer.RandomModels;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.json.Case;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the hub's own library computes for the random models, see the resources' README. */
class HubLogitsTest {
  /** Of 32-bit arithmetic, relative for values above 1. */
  private static final double TOLERANCE = 2e-4;

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> referenceAgreesWithTheHub() {
    return Case.tests("/family/logits.jsonl", each -> check(each.name(), each.node()));
  }

  private void check(String name, Node line) throws IOException {
    Path model = RandomModels.all().get(name).write(directory.resolve(name));
    ReferenceDecoder decoder = new ReferenceDecoder(model);
    int[] tokens = integers(line.field(Name.of("tokens")));
    double[][] logits = decoder.logits(tokens);
    for (Node position : line.field(Name.of("positions")).items()) {
      double[] found = logits[position.field(Name.of("at")).number().intValue()];
      int i = 0;
      for (Node value : position.field(Name.of("logits")).items()) {
        double expected = value.number().doubleValue();
        double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
        assertThat(found[i * 17]).as("token %d", i * 17).isCloseTo(expected, within(tolerance));
        i++;
      }
    }
    int[] greedy = integers(line.field(Name.of("greedy")));
    assertThat(decoder.greedy(tokens, greedy.length)).containsExactly(greedy);
  }

  private static int[] integers(Node array) {
    List<Integer> values = new ArrayList<>();
    array.items().forEach(item -> values.add(item.number().intValue()));
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
