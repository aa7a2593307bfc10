package io.tracemill.bench.input;

import java.util.Random;

/** Draws from lists of words. */
record Pick(Random random) {

  String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
