package io.tracemill.json.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Bytes;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.Values;
import io.tracemill.json.text.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines changed at random: read or refused just as the plain way does, never anything else. */
class FuzzTest {
  private static final long SEED = 20261122;
  private static final int ROUNDS = 50_000;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "\\u",
          "\\ud83d",
          "\\ude00",
          "\\u0000",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "0",
          "-",
          ".",
          "e",
          "true",
          "null",
          "\"a\":",
          "\"\\u0061\":",
          "é",
          "😀",
          "\n",
          "\t",
          " ",
          "\0");

  private final Random random = new Random(SEED);
  private final Tape tape = new Tape();

  @Test
  void readsAndRefusesAsThePlainWayDoes() {
    List<byte[]> seeds = new ArrayList<>();
    Resources.lines("/json/accepted.txt").forEach(shown -> seeds.add(Bytes.of(shown)));
    seeds.add(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\\\"b\\\\c é\"},{\"n\":[-1.5e3,true]}]}"
            .getBytes(StandardCharsets.UTF_8));
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] json = seeds.get(random.nextInt(seeds.size()));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        json = changed(json);
      }
      read += check(json) ? 1 : 0;
    }
    assertThat(read).as("seed %d", SEED).isGreaterThan(ROUNDS / 20);
  }

  private boolean check(byte[] json) {
    Optional<Object> expected = Oracle.read(json);
    try {
      Node value = tape.read(Line.of("f", json));
      assertThat(Optional.of(Values.of(value)))
          .as(() -> "seed " + SEED + ": " + Bytes.shown(json))
          .isEqualTo(expected);
      assertThat(value.raw().toString())
          .isEqualTo(new String(json, StandardCharsets.UTF_8).strip());
      return true;
    } catch (DataException e) {
      assertThat(expected).as(() -> "seed " + SEED + ": " + Bytes.shown(json)).isEmpty();
      assertThat(e.getMessage())
          .as(() -> "seed " + SEED + ": " + Bytes.shown(json))
          .startsWith("f:1 $")
          .doesNotContain("\n", ": not JSON: ");
      return false;
    }
  }

  private byte[] changed(byte[] json) {
    int at = random.nextInt(json.length + 1);
    int to = Math.min(json.length, at + random.nextInt(3));
    byte[] piece =
        switch (random.nextInt(4)) {
          case 0 -> new byte[] {(byte) random.nextInt()};
          case 1 -> new byte[0];
          case 2 -> Arrays.copyOfRange(json, random.nextInt(json.length + 1), json.length);
          default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        };
    byte[] changed = Arrays.copyOf(json, at + piece.length + json.length - to);
    System.arraycopy(piece, 0, changed, at, piece.length);
    System.arraycopy(json, to, changed, at + piece.length, json.length - to);
    return changed;
  }
}
