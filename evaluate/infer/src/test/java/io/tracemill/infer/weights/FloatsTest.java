package io.tracemill.infer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatsTest {
  @TempDir Path directory;

  private float[] read(String dtype, int bytes, int... values) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      if (bytes == 2) {
        data.putShort((short) value);
      } else {
        data.putInt(value);
      }
    }
    String header =
        "{\"t\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(dtype, values.length, data.capacity());
    Path file = directory.resolve("t.safetensors");
    Files.write(file, RandomModel.safetensors(header, data.array()));
    return Floats.read(Safetensors.read(file).get(0));
  }

  @Test
  void everyTypeIsReadExactly() throws IOException {
    assertThat(read("F32", 4, 0x3f800000, 0xc0490fdb)).containsExactly(1f, -3.1415927f);
    assertThat(read("BF16", 2, 0x3f80, 0xc049)).containsExactly(1f, -3.140625f);
    assertThat(read("F16", 2, 0x3c00, 0xc248, 0x0001, 0x8000, 0x7bff, 0x7c00, 0x0400))
        .containsExactly(1f, -3.140625f, 0x1p-24f, -0f, 65504f, Float.POSITIVE_INFINITY, 0x1p-14f);
    assertThat(read("F16", 2, 0x7e00)[0]).isNaN();
  }
}
