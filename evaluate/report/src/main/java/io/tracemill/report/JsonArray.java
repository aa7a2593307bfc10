package io.tracemill.report;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Pieces of JSON in an array. */
final class JsonArray {
  private JsonArray() {}

  /** The array of {@code items}, each a value. */
  static byte[] of(List<byte[]> items) {
    int size = 2 + items.stream().mapToInt(item -> item.length + 1).sum();
    ByteArrayOutputStream all = new ByteArrayOutputStream(size);
    all.write('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        all.write(',');
      }
      all.writeBytes(items.get(i));
    }
    all.write(']');
    return all.toByteArray();
  }
}
