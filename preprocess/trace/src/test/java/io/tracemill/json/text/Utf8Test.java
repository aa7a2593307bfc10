package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static final long SEED = 8;
  private static final int[] LEADS = {
    0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff
  };

  @Test
  void findsWhatTheDecoderOfTheJdkFinds() {
    Random random = new Random(SEED);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = random(random);
      int start = random.nextInt(3);
      byte[] padded = Arrays.copyOf(bytes, bytes.length + Line.PADDING);
      ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
      CoderResult result = decoder.reset().decode(in, CharBuffer.allocate(100), true);
      assertThat(Utf8.firstInvalid(padded, start, bytes.length))
          .as("seed %d: %s", SEED, Arrays.toString(bytes))
          .isEqualTo(result.isError() ? in.position() : -1);
    }
  }

  private static byte[] random(Random random) {
    byte[] bytes = new byte[3 + random.nextInt(60)];
    Arrays.fill(bytes, (byte) 'a');
    int at = random.nextInt(bytes.length);
    for (int i = at; i < Math.min(bytes.length, at + random.nextInt(6)); i++) {
      bytes[i] =
          (byte) (random.nextBoolean() ? LEADS[random.nextInt(LEADS.length)] : random.nextInt());
    }
    return bytes;
  }

  @Test
  void writesEveryCharacter() {
    byte[] bytes = new byte[Line.PADDING];
    for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
      if (point >>> 11 != 0x1b) {
        int end = Utf8.write(bytes, 0, point);
        assertThat(end).isEqualTo(Utf8.length(point));
        assertThat(new String(bytes, 0, end, StandardCharsets.UTF_8).codePointAt(0))
            .isEqualTo(point);
        assertThat(point < 0x80 ? point : Utf8.codePoint(bytes, 0)).isEqualTo(point);
      }
    }
  }
}
