package io.tracemill.serve;

import java.time.Duration;

/**
 * How much a server takes in.
 *
 * @param upload bytes of a whole upload, or of one file that is staged
 * @param document bytes of a config, a job description or other JSON
 * @param rows bytes of a JSON body that holds data itself
 * @param spare bytes of the disk that stay free
 * @param atOnce uploads taken in at the same time; others wait
 * @param patience how long they do at most
 */
public record ServerLimits(
    long upload, int document, int rows, long spare, int atOnce, Duration patience) {
  private static final long GIGABYTE = 1_000_000_000;

  /** The usual: 8 GB, and two at once. */
  public static final ServerLimits USUAL =
      new ServerLimits(
          8 * GIGABYTE, 1_000_000, 16_000_000, GIGABYTE / 4, 2, Duration.ofMinutes(10));

  /** The same with another size of a whole upload. */
  public ServerLimits withUpload(long bytes) {
    return new ServerLimits(bytes, document, rows, spare, atOnce, patience);
  }
}
