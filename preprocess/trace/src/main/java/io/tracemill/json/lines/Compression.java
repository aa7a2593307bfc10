package io.tracemill.json.lines;

import java.io.IOException;
import java.io.InputStream;

/** How a file is compressed, by its first bytes (RFC 1952, RFC 8878). */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /** That of a stream with marks, which stays where it is. */
  static Compression of(InputStream in) throws IOException {
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    int magic = 0;
    for (byte b : head) {
      magic = magic << 8 | b & 0xff;
    }
    if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    boolean skippable = (magic & 0xf0ffffff) == 0x502a4d18;
    return head.length == 4 && (magic == 0x28b52ffd || skippable) ? ZSTD : NONE;
  }
}
