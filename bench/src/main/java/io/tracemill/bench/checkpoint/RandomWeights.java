package io.tracemill.bench.checkpoint;

import io.tracemill.infer.weights.Shape;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a safetensors file of random bfloat16: matrices spread so that a sum over a row keeps the
 * size of its input, vectors named as norms around 1, others around 0.
 *
 * <p>Values are equally distributed. The last {@code silent} rows of the matrices that make logits
 * are zero, so that the logits of these tokens are zero and never the greatest.
 */
final class RandomWeights {
  private static final int BYTES = 2;
  private static final int VALUES = 1 << 16;
  private static final int BLOCK = 1 << 16;
  private static final double EMBEDDING_DEVIATION = 0.02;
  private static final double VECTOR_DEVIATION = 0.1;

  /** The deviation of what is spread equally from -1 to 1. */
  private static final double UNIT_DEVIATION = 1 / Math.sqrt(3);

  private final Map<String, Shape> tensors;
  private final int silent;
  private final byte[] block = new byte[BLOCK];
  private long state;

  RandomWeights(Map<String, Shape> tensors, int silent, long seed) {
    this.tensors = tensors;
    this.silent = silent;
    this.state = seed;
  }

  void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
      byte[] header = header();
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.write(length.putLong(header.length).array());
      out.write(header);
      for (Map.Entry<String, Shape> tensor : tensors.entrySet()) {
        write(tensor.getKey(), tensor.getValue(), out);
      }
    }
  }

  private byte[] header() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    json.name("__metadata__").beginObject().name("format").value("pt").endObject();
    long offset = 0;
    for (Map.Entry<String, Shape> tensor : tensors.entrySet()) {
      json.name(tensor.getKey()).beginObject().name("dtype").value("BF16");
      json.name("shape").beginArray();
      tensor.getValue().dimensions().forEach(json::value);
      json.endArray().name("data_offsets").beginArray().value(offset);
      offset += bytes(tensor.getValue());
      json.value(offset).endArray().endObject();
    }
    String text = json.endObject().toString();
    String padded = text + " ".repeat(-text.length() & (Long.BYTES - 1));
    return padded.getBytes(StandardCharsets.US_ASCII);
  }

  private static long bytes(Shape shape) {
    return shape.times(BYTES).orElseThrow();
  }

  private void write(String name, Shape shape, OutputStream out) throws IOException {
    boolean makesLogits = name.endsWith("embed_tokens.weight") || name.endsWith("lm_head.weight");
    long zeros = makesLogits ? silent * shape.dimensions().get(1) * BYTES : 0;
    short[] table = table(name, shape);
    for (long left = bytes(shape) - zeros; left > 0; left -= BLOCK) {
      fill(table);
      out.write(block, 0, (int) Math.min(BLOCK, left));
    }
    out.write(new byte[Math.toIntExact(zeros)]);
  }

  /** The values that 16 random bits stand for, as bfloat16. */
  private static short[] table(String name, Shape shape) {
    double deviation = deviation(name, shape);
    double middle = name.endsWith("norm.weight") ? 1 : 0;
    short[] table = new short[VALUES];
    for (int i = 0; i < VALUES; i++) {
      double unit = (2.0 * i + 1 - VALUES) / VALUES;
      float value = (float) (middle + unit * deviation / UNIT_DEVIATION);
      table[i] = (short) ((Float.floatToIntBits(value) + 0x8000) >>> 16);
    }
    return table;
  }

  private static double deviation(String name, Shape shape) {
    if (shape.dimensions().size() == 1) {
      return VECTOR_DEVIATION;
    }
    return name.endsWith("embed_tokens.weight")
        ? EMBEDDING_DEVIATION
        : 1 / Math.sqrt(shape.dimensions().get(1));
  }

  /** Four values of each number of SplitMix64 (Steele, Lea and Flood 2014). */
  private void fill(short[] table) {
    for (int at = 0; at < BLOCK; ) {
      state += 0x9e3779b97f4a7c15L;
      long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
      mixed ^= mixed >>> 31;
      for (int i = 0; i < Long.BYTES / BYTES; i++) {
        short value = table[(int) (mixed >>> 16 * i) & (VALUES - 1)];
        block[at++] = (byte) value;
        block[at++] = (byte) (value >>> 8);
      }
    }
  }
}
