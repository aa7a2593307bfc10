package io.tracemill.ask.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Lines of a file that only grows, read by blocks: whoever reads several parts of it in their order
 * makes a system call for many lines, not for each. Not for several threads.
 */
final class LineBlocks {
  private static final int BLOCK = 1 << 15;

  /** As many parts are read side by side without a block being read twice. */
  private static final int BLOCKS = 16;

  private final FileChannel channel;
  private final byte[][] blocks = new byte[BLOCKS][0];
  private final long[] numbers = new long[BLOCKS];
  private final int[] sizes = new int[BLOCKS];
  private int oldest;

  LineBlocks(FileChannel channel) {
    this.channel = channel;
    Arrays.fill(numbers, -1);
  }

  /** The bytes from {@code offset} on; fewer where the file ends. */
  byte[] read(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = 0;
    while (read < length) {
      long at = offset + read;
      int block = block(at / BLOCK, at % BLOCK + Math.min(length - read, BLOCK - at % BLOCK));
      int begin = (int) (at % BLOCK);
      int size = Math.min(length - read, sizes[block] - begin);
      if (size <= 0) {
        return Arrays.copyOf(bytes, read);
      }
      System.arraycopy(blocks[block], begin, bytes, read, size);
      read += size;
    }
    return bytes;
  }

  /** Where a block is held that has at least so many bytes, if the file does. */
  private int block(long number, long least) throws IOException {
    for (int held = 0; held < BLOCKS; held++) {
      if (numbers[held] == number) {
        return sizes[held] >= least ? held : load(number, held);
      }
    }
    int place = oldest;
    oldest = (oldest + 1) % BLOCKS;
    return load(number, place);
  }

  private int load(long number, int place) throws IOException {
    if (blocks[place].length == 0) {
      blocks[place] = new byte[BLOCK];
    }
    ByteBuffer block = ByteBuffer.wrap(blocks[place]);
    numbers[place] = number;
    int read = 0;
    while (block.hasRemaining() && read >= 0) {
      read = channel.read(block, number * BLOCK + block.position());
    }
    sizes[place] = block.position();
    return place;
  }
}
