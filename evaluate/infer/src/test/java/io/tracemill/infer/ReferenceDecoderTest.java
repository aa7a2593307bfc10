package io.tracemill.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.infer.reference.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** That kept keys and values change nothing: what they give is what a computation anew gives. */
class ReferenceDecoderTest {
  private static final int[] PROMPT = {268, 72, 101, 5, 260, 33, 72, 200, 131};
  private static final int STEPS = 64;

  @TempDir Path directory;

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> keptAndComputedAnewAgree() throws IOException {
    return RandomModels.all().entrySet().stream()
        .map(model -> DynamicTest.dynamicTest(model.getKey(), () -> check(model.getValue())));
  }

  private void check(RandomModel model) throws IOException {
    ReferenceDecoder decoder = new ReferenceDecoder(model.write(directory));
    int[] greedy = decoder.greedy(PROMPT, STEPS);
    int[] all = Arrays.copyOf(PROMPT, PROMPT.length + STEPS);
    System.arraycopy(greedy, 0, all, PROMPT.length, STEPS);
    double[] likelihoods = decoder.logLikelihoods(PROMPT, greedy);
    // The one model that changes its rotation does so behind 64 positions.
    int same = model.config().contains("longrope") ? 64 - PROMPT.length : STEPS;
    for (int i = 0; i < same; i += 9) {
      int[] before = Arrays.copyOf(all, PROMPT.length + i);
      double[] last = decoder.logits(before)[before.length - 1];
      assertThat(greedy[i]).as("step %d", i).isEqualTo(Vectors.greatest(last));
      double expected = Vectors.logSoftmax(last)[greedy[i]];
      assertThat(likelihoods[i]).as("step %d", i).isCloseTo(expected, within(1e-12));
    }
  }
}
