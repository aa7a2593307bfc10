package io.tracemill.infer.machine;

import java.util.Optional;

/**
 * The control groups of Linux that a process is in, each of which may limit its memory: those of
 * version 2 and of version 1.
 *
 * <p>What a group uses includes files that it read; those not used lately would be given up first,
 * so they count as free.
 */
record ControlGroups(Machine machine) {
  private static final String MOUNT = "sys/fs/cgroup";

  private record Version(String mount, String limit, String usage, String inactive) {}

  private static final Version ONE =
      new Version(
          MOUNT + "/memory",
          "memory.limit_in_bytes",
          "memory.usage_in_bytes",
          "total_inactive_file");
  private static final Version TWO =
      new Version(MOUNT, "memory.max", "memory.current", "inactive_file");

  /** The least that any group leaves; the greatest number where none limits. */
  long available() {
    long least = Long.MAX_VALUE;
    for (String line : machine.lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && (parts[1].isEmpty() || parts[1].matches("(.*,)?memory(,.*)?"))) {
        least = Math.min(least, available(parts[1].isEmpty() ? TWO : ONE, parts[2]));
      }
    }
    return least;
  }

  /**
   * Of the group {@code path} and those around it. Inside a container its own group is at the mount
   * itself, whatever the path says.
   */
  private long available(Version version, String path) {
    long least = left(version, version.mount());
    String inner = "";
    for (String name : path.split("/")) {
      if (!name.isEmpty() && !name.equals("..")) {
        inner += "/" + name;
        least = Math.min(least, left(version, version.mount() + inner));
      }
    }
    return least;
  }

  private long left(Version version, String folder) {
    Optional<Long> limit = machine.number(folder + "/" + version.limit());
    Optional<Long> usage = machine.number(folder + "/" + version.usage());
    if (limit.isEmpty() || usage.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long inactive =
        MemoryInfo.of(machine.lines(folder + "/memory.stat")).find(version.inactive()).orElse(0L);
    return limit.get() - usage.get() + inactive;
  }
}
