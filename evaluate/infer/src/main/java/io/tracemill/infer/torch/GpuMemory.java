package io.tracemill.infer.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The free memory of a GPU.
 *
 * <p>PyTorch tells it to Python and C++ alone; but it also tells how much is free when it is asked
 * for too much.
 */
final class GpuMemory {
  /** As format_size of c10/cuda/CUDACachingAllocator.cpp of PyTorch 2.7 writes. */
  private static final Pattern FREE =
      Pattern.compile("of which (\\d{1,9})(?:\\.(\\d\\d))? (bytes|KiB|MiB|GiB) is free");

  private static final Map<String, Integer> SHIFTS =
      Map.of("bytes", 0, "KiB", 10, "MiB", 20, "GiB", 30);

  /** More than any GPU has, and less than PyTorch refuses to ask for (an exabyte). */
  private static final long TOO_MUCH = 1L << 50;

  private GpuMemory() {}

  /** Free bytes; nothing if PyTorch does not say. */
  static Optional<Long> free(Torch torch) {
    try (NDManager manager = torch.newManager()) {
      manager.create(new Shape(TOO_MUCH), DataType.INT8);
      return Optional.empty();
    } catch (EngineException e) {
      return free(String.valueOf(e.getMessage()));
    }
  }

  /** Out of what PyTorch says when it has no memory left. */
  static Optional<Long> free(String message) {
    Matcher found = FREE.matcher(message);
    if (!found.find()) {
      return Optional.empty();
    }
    int shift = SHIFTS.getOrDefault(found.group(3), 0);
    long hundredths = found.group(2) == null ? 0 : Long.parseLong(found.group(2));
    return Optional.of((Long.parseLong(found.group(1)) << shift) + ((hundredths << shift) / 100));
  }
}
