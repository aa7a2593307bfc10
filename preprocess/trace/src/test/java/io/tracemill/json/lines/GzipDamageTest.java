package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/** Whatever becomes of gzip's bytes: it reads as what it was, or not at all. */
class GzipDamageTest {
  private static final long SEED = 1952;

  private final Random random = new Random(SEED);

  private byte[] text() {
    byte[] text = new byte[random.nextInt(300)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) "{\"ab\": 1}\n".charAt(random.nextInt(10));
    }
    return text;
  }

  @Test
  void neverReadsAsSomethingElse() {
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] text = text();
      byte[] stored = Streams.gzip(text);
      for (int more = random.nextInt(3); more > 0; more--) {
        byte[] member = text();
        text = Streams.concat(text, member);
        stored = Streams.concat(stored, Streams.gzip(member));
      }
      String what = "seed " + SEED + ", round " + round;
      try {
        assertThat(read(damaged(stored))).as(what).isEqualTo(text);
      } catch (EOFException | ZipException e) {
        assertThat(e.getMessage()).as(what).contains("gzip");
        refused++;
      } catch (IOException e) {
        throw new AssertionError(what, e);
      }
    }
    assertThat(refused).isBetween(2_000, 2_999);
  }

  /** A byte that is changed, gone or too much, or the end cut off; behind the first two. */
  private byte[] damaged(byte[] stored) {
    byte[] bytes = stored.clone();
    int at = 2 + random.nextInt(bytes.length - 2);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, at);
      case 2 -> {
        byte[] rest = Arrays.copyOfRange(bytes, at + 1, bytes.length);
        bytes = Streams.concat(Arrays.copyOf(bytes, at), rest);
      }
      default -> {
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        byte[] one = {(byte) random.nextInt(256)};
        bytes = Streams.concat(Streams.concat(Arrays.copyOf(bytes, at), one), rest);
      }
    }
    return bytes;
  }

  private static byte[] read(byte[] stored) throws IOException {
    try (InputStream in = new GzipStream(new ByteArrayInputStream(stored))) {
      return in.readAllBytes();
    }
  }

  @Test
  void readsByteByByte() throws IOException {
    for (int round = 0; round < 20; round++) {
      byte[] text = text();
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try (InputStream in = new GzipStream(new ByteArrayInputStream(Streams.gzip(text)))) {
        for (int b = in.read(); b >= 0; b = in.read()) {
          read.write(b);
        }
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[1], 0, 0)).isZero();
      }
      assertThat(read.toByteArray()).as("seed %d, round %d", SEED, round).isEqualTo(text);
    }
  }
}
