package io.tracemill.infer.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The processor and the memory of a machine, from the files of Linux where there are any.
 *
 * @param root of the files: {@code /} but in tests
 * @param system what Java knows of the memory, for systems without such files
 */
public record Machine(Path root, Memory system) {

  /**
   * Memory in bytes.
   *
   * @param free that nothing uses, not even as a cache of files
   */
  public record Memory(long total, long free) {}

  /** This one. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Path.of("/"), new Memory(system.getTotalMemorySize(), system.getFreeMemorySize()));
  }

  /**
   * Whether the processor has a feature, as {@code /proc/cpuinfo} names it; yes if none is told.
   */
  public boolean has(String feature) {
    List<String> features =
        lines("proc/cpuinfo").stream()
            .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
            .limit(1)
            .flatMap(line -> List.of(line.substring(line.indexOf(':') + 1).split(" ")).stream())
            .toList();
    return features.isEmpty() || features.contains(feature);
  }

  /**
   * How many bytes a process may still take without anything being swapped out or killed.
   *
   * <p>On Linux {@code MemAvailable}, or less where a control group (a container, a service) allows
   * less. Elsewhere what is free, but at least a quarter of all there is, since those systems count
   * as used what they hold of files.
   */
  public long available() {
    long available =
        MemoryInfo.of(lines("proc/meminfo"))
            .find("MemAvailable")
            .orElse(Math.max(system.free(), system.total() / 4));
    return Math.max(0, Math.min(available, new ControlGroups(this).available()));
  }

  /** Of a file below the root; none where it is not there or not readable. */
  List<String> lines(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The number that a file consists of; nothing where it says {@code max}. */
  Optional<Long> number(String path) {
    return lines(path).stream()
        .limit(1)
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .findFirst();
  }
}
