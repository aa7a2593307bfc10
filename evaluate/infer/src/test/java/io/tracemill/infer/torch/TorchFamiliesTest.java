package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every family in 32 bits against plain loops, however its tokens are shared out to passes. */
@Tag("slow")
class TorchFamiliesTest {
  private static final double TOLERANCE = 2e-4;
  private static final int PROMPT = 12;
  private static final int STEPS = 64;

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> families() throws IOException {
    return RandomModels.all().entrySet().stream()
        .map(model -> DynamicTest.dynamicTest(model.getKey(), () -> check(model.getValue())));
  }

  private void check(RandomModel model) throws IOException {
    Path written = model.write(directory);
    Oracle oracle = new Oracle(written, TOLERANCE);
    try (TorchDecoder decoder = Models.open(written, Precision.F32)) {
      decoder.resize(new CacheShape(9, PROMPT + STEPS + 20));
      anew(oracle, decoder);
      greedy(oracle, decoder);
      chunks(oracle, decoder);
      batch(oracle, decoder);
      shared(oracle, decoder);
      tree(oracle, decoder);
    }
  }

  private static Piece piece(TorchDecoder decoder, int slot, Tokens all, int from, int prompt) {
    return new Piece(slot, from, all.slice(from, all.size()), decoder.ropeVariant(prompt));
  }

  private static void anew(Oracle oracle, TorchDecoder decoder) throws IOException {
    Tokens prompt = oracle.tokens(1, PROMPT);
    Tokens all = prompt.followedBy(oracle.greedy(prompt, STEPS));
    for (int length = PROMPT; length <= all.size(); length += 8) {
      Tokens so = all.slice(0, length);
      float[] found = decoder.logits(List.of(piece(decoder, 0, so, 0, PROMPT)))[0];
      oracle.expect(found, so, PROMPT, length + " tokens");
    }
  }

  /** All steps are compared but those where the reference itself hardly prefers its token. */
  private static void greedy(Oracle oracle, TorchDecoder decoder) throws IOException {
    Tokens prompt = oracle.tokens(2, PROMPT);
    Tokens all = prompt.followedBy(oracle.greedy(prompt, STEPS));
    int compared = 0;
    for (int length = PROMPT; length < all.size(); length++) {
      Tokens so = all.slice(0, length);
      int from = length == PROMPT ? 0 : length - 1;
      int found = decoder.likeliest(List.of(piece(decoder, 0, so, from, PROMPT)))[0];
      if (oracle.isSure(so, PROMPT)) {
        assertThat(found).as("step %d", length - PROMPT).isEqualTo(all.at(length));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(STEPS - 5);
  }

  private static void chunks(Oracle oracle, TorchDecoder decoder) throws IOException {
    Tokens all = oracle.tokens(3, 30);
    int from = 0;
    for (int size : List.of(1, 5, 1, 2, 11, 3, 7)) {
      Tokens so = all.slice(0, from + size);
      float[] found = decoder.logits(List.of(piece(decoder, 4, so, from, all.size())))[0];
      oracle.expect(found, so, all.size(), "from " + from + ", " + size + " tokens");
      from += size;
    }
  }

  /** Prompts of 3 to 24 tokens in one pass, then steps together; the last without two of them. */
  private static void batch(Oracle oracle, TorchDecoder decoder) throws IOException {
    List<Tokens> sequences = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (int slot = 0; slot < 8; slot++) {
      sequences.add(oracle.tokens(slot, 10 + 3 * slot));
      pieces.add(piece(decoder, slot, sequences.get(slot).slice(0, 3 + 3 * slot), 0, prompt(slot)));
    }
    expect(oracle, decoder, sequences, pieces);
    for (int step = 0; step < 7; step++) {
      pieces.clear();
      for (int slot = 0; slot < (step < 5 ? 8 : 6); slot++) {
        Tokens so = sequences.get(slot).slice(0, 4 + 3 * slot + step);
        pieces.add(piece(decoder, slot, so, so.size() - 1, prompt(slot)));
      }
      expect(oracle, decoder, sequences, pieces);
    }
  }

  private static int prompt(int slot) {
    return 3 + 3 * slot;
  }

  private static void expect(
      Oracle oracle, TorchDecoder decoder, List<Tokens> sequences, List<Piece> pieces)
      throws IOException {
    float[][] found = decoder.logits(pieces);
    int[] likeliest = decoder.likeliest(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      Tokens so = sequences.get(i).slice(0, pieces.get(i).end());
      oracle.expect(found[i], so, prompt(i), "slot " + i + ", " + so.size() + " tokens");
      if (oracle.isSure(so, prompt(i))) {
        assertThat(likeliest[i]).isEqualTo(oracle.greatest(so, prompt(i)));
      }
    }
  }

  /** The second sequence begins with 9 tokens of the first; slots are also used out of order. */
  private static void shared(Oracle oracle, TorchDecoder decoder) throws IOException {
    Tokens first = oracle.tokens(4, 20);
    Tokens second = first.slice(0, 9).followedBy(oracle.tokens(5, 11));
    decoder.logits(List.of(piece(decoder, 2, first, 0, 20)));
    decoder.copy(2, 7, 9);
    float[] found = decoder.logits(List.of(piece(decoder, 7, second, 9, 20)))[0];
    oracle.expect(found, second, 20, "copied");
    Tokens more = first.followedBy(Tokens.of(8));
    Tokens others = second.followedBy(Tokens.of(15));
    float[][] both =
        decoder.logits(List.of(piece(decoder, 7, others, 20, 20), piece(decoder, 2, more, 20, 20)));
    oracle.expect(both[0], others, 20, "copied and one more");
    oracle.expect(both[1], more, 20, "copied from and one more");
  }

  private static void tree(Oracle oracle, TorchDecoder decoder) throws IOException {
    Tokens prompt = oracle.tokens(6, 15);
    List<Tokens> labels =
        List.of(
            Tokens.of(5),
            Tokens.of(5, 6, 7, 8),
            Tokens.of(9, 6),
            Tokens.of(9, 7, 30, 31, 32, 33),
            Tokens.of(5, 6, 40),
            Tokens.of(41));
    TokenTree tree = new TokenTree(labels);
    decoder.logits(List.of(piece(decoder, 3, prompt.slice(0, 8), 0, 15)));
    double[] found = decoder.logLikelihoods(piece(decoder, 3, prompt, 8, 15), tree);
    assertThat(found).hasSize(tree.size());
    for (Tokens label : labels) {
      int node = TokenTree.ROOT;
      for (int i = 0; i < label.size(); i++) {
        node = tree.child(node, label.at(i));
        Tokens before = prompt.followedBy(label.slice(0, i));
        assertThat(found[node])
            .as("%s at %d", label, i)
            .isCloseTo(oracle.logLikelihood(before, 15, label.at(i)), within(2 * TOLERANCE));
      }
    }
    Tokens next = prompt.followedBy(Tokens.of(77));
    float[] behind = decoder.logits(List.of(piece(decoder, 3, next, 15, 15)))[0];
    oracle.expect(behind, next, 15, "behind the piece once more");
  }
}
