package io.tracemill.json.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Bytes;
import io.tracemill.json.DataException;
import io.tracemill.json.RandomJson;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jackson as the oracle of our own tokenizer: the same tape, or refused in the same words. */
class TokenizersAgreeTest {
  private static final long SEED = 20261123;
  private static final int ROUNDS = 120_000;
  private static final int MADE = 200;

  private final Random random = new Random(SEED);
  private final Tape jackson = new Tape(TokenizerKind.JACKSON);
  private final Tape swar = new Tape(TokenizerKind.SWAR);

  @ParameterizedTest
  @Tag("slow")
  @EnumSource(Mutation.class)
  void agreeOnWhatWasChanged(Mutation mutation) {
    List<byte[]> seeds = seeds();
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] json = seeds.get(random.nextInt(seeds.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0 && json.length > 0; changes--) {
        json = mutation.of(json, random);
      }
      taken += agree(json) ? 1 : 0;
    }
    assertThat(taken).as("taken, seed %d", SEED).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
  }

  @Test
  void agreeOnTheCases() {
    seeds().forEach(this::agree);
    for (String line : Resources.lines("/json/rejected.tsv")) {
      agree(Bytes.of(line.split("\t")[0]));
    }
  }

  private List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Resources.lines("/json/accepted.txt").forEach(shown -> seeds.add(Bytes.of(shown)));
    for (int i = 0; i < 10; i++) {
      Resources.lines("/json/traces.jsonl").forEach(shown -> seeds.add(Bytes.of(shown)));
    }
    for (int i = 0; i < MADE; i++) {
      seeds.add(RandomJson.of(random));
    }
    return seeds;
  }

  /** Whether both take it; in the middle of an array, as lines are. */
  private boolean agree(byte[] json) {
    int start = random.nextInt(24);
    byte[] bytes = new byte[start + json.length + Line.PADDING];
    random.nextBytes(bytes);
    System.arraycopy(json, 0, bytes, start, json.length);
    int end = start + json.length;
    bytes[end] = '\n';
    byte[] next = Bytes.of("00\"}],:u1eDE");
    System.arraycopy(next, 0, bytes, end + 1, next.length);
    Line line = new Line("f", 1, 0, bytes, start, end, Optional.empty());
    String refusal = refusal(jackson, line);
    String own = refusal(swar, line);
    if (!own.equals(refusal) || own.isEmpty() && !tape(jackson).equals(tape(swar))) {
      assertThat(own.isEmpty() ? tape(swar) : own)
          .as(() -> "seed " + SEED + ": " + Bytes.shown(json))
          .isEqualTo(refusal.isEmpty() ? tape(jackson) : refusal);
    }
    return refusal.isEmpty();
  }

  /** Why {@code tape} does not take the line; empty if it does. */
  private static String refusal(Tape tape, Line line) {
    try {
      tape.read(line);
      return "";
    } catch (DataException e) {
      return e.reason() + " " + e.getMessage();
    }
  }

  private static List<Long> tape(Tape tape) {
    Entries entries = tape.entries();
    List<Long> tokens = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      boolean container = entries.kind(i) <= Entries.ARRAY;
      long last = container ? entries.next(i) : entries.end(i);
      tokens.add((long) entries.kind(i) << 60 | (long) entries.start(i) << 30 | last);
    }
    return tokens;
  }
}
