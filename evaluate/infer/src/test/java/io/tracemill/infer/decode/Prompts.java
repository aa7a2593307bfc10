package io.tracemill.infer.decode;

import io.tracemill.ask.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded sequences, many of which begin alike. */
final class Prompts {
  private Prompts() {}

  static List<TokenSequence> random(Random random, int count, int longest) {
    List<TokenSequence> sequences = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      sequences.add(new TokenSequence(row, prompt(random, sequences, longest), decoding(random)));
    }
    return sequences;
  }

  private static Tokens prompt(Random random, List<TokenSequence> others, int longest) {
    Tokens own = tokens(random, 1 + random.nextInt(longest));
    if (others.isEmpty() || random.nextInt(4) == 0) {
      return own;
    }
    Tokens other = others.get(random.nextInt(others.size())).prompt();
    Tokens beginning = other.slice(0, random.nextInt(other.size() + 1));
    return beginning.followedBy(own.slice(0, 1 + random.nextInt(own.size())));
  }

  static Tokens tokens(Random random, int count) {
    return Tokens.of(random.ints(count, 0, HashDecoder.VOCABULARY).toArray());
  }

  private static Decoding decoding(Random random) {
    List<String> stop =
        List.of(List.of("é", "😀"), List.of("bcb", "da"), List.<String>of()).get(random.nextInt(3));
    double temperature = random.nextBoolean() ? 0 : 0.5 + random.nextDouble();
    double topP = random.nextBoolean() ? 1 : 0.3 + 0.6 * random.nextDouble();
    return new Decoding(1 + random.nextInt(120), temperature, topP, random.nextLong(), stop);
  }

  /** Rows of conversations: each has all messages of the one before and some more. */
  static List<TokenSequence> conversations(Random random, int count, int turns) {
    Tokens system = tokens(random, 50);
    List<TokenSequence> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Tokens prompt = system;
      for (int turn = 0; turn < turns; turn++) {
        prompt = prompt.followedBy(tokens(random, 30));
        sequences.add(new TokenSequence(sequences.size(), prompt, Decoding.greedy(5)));
      }
    }
    return sequences;
  }
}
