package io.tracemill.json.lines;

import com.github.luben.zstd.ZstdCompressCtx;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Streams as tests need them. */
final class Streams {
  private Streams() {}

  /** A stream that gives one to {@code most} bytes at a time. */
  static InputStream dripping(byte[] bytes, Random random, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }

  static byte[] bytes(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** With checksum, as the command line writes it. */
  static byte[] zstd(byte[] bytes) {
    try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
      return zstd.setChecksum(true).compress(bytes);
    }
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static Input file(Path directory, byte[] bytes) throws IOException {
    return Input.of(Files.write(directory.resolve("t.jsonl"), bytes).toString());
  }

  /** All lines; each array of bytes is used by one batch only. */
  static List<Line> lines(JsonLines lines) throws IOException {
    List<Line> all = new ArrayList<>();
    lines.forEach(all::add);
    return all;
  }
}
