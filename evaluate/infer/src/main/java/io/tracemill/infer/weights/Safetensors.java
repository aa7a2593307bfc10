package io.tracemill.infer.weights;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the header of a safetensors file: eight bytes of length, JSON, then the tensors' bytes.
 *
 * <p>Everything that the <a href="https://github.com/huggingface/safetensors">format</a> demands is
 * checked, so that an offset of a {@link Tensor} can be trusted: no hole, no overlap, nothing
 * outside the file.
 */
public final class Safetensors {
  /** As in the format's reference implementation. */
  static final int MAX_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  private Safetensors() {}

  /**
   * The tensors of a file, in the order of their offsets.
   *
   * @throws IOException if it cannot be read or is no safetensors file
   * @throws DataException if its header says what cannot be
   */
  public static List<Tensor> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      Optional<String> other = NotWeights.recognize(bytes(channel, 0, NotWeights.HEAD));
      if (other.isPresent()) {
        throw new IOException(file + " " + other.get());
      }
      int length = headerLength(file, bytes(channel, 0, LENGTH_BYTES), size);
      byte[] json = bytes(channel, LENGTH_BYTES, length);
      Path name = Optional.ofNullable(file.getFileName()).orElse(file);
      Node header = new Tape().read(Line.of(name + " header", json));
      return new TensorHeader(file, LENGTH_BYTES + length, size).tensors(header);
    }
  }

  private static int headerLength(Path file, byte[] first, long size) throws IOException {
    if (first.length < LENGTH_BYTES) {
      throw new IOException(
          file + " is truncated: it has only " + size + " bytes; download it again");
    }
    long length = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_HEADER) {
      throw new IOException(
          file + " is not safetensors: its header would be " + unsigned(length) + " bytes long");
    }
    if (length > size - LENGTH_BYTES) {
      throw new IOException(
          file
              + " is truncated in its header: "
              + (length + LENGTH_BYTES)
              + " bytes expected but only "
              + size
              + " there; download it again");
    }
    return (int) length;
  }

  private static String unsigned(long length) {
    return Long.toUnsignedString(length);
  }

  private static byte[] bytes(FileChannel channel, long offset, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, channel.size() - offset));
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter");
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
