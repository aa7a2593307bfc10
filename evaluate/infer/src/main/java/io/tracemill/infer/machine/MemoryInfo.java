package io.tracemill.infer.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines such as {@code MemAvailable: 2048 kB} or {@code inactive_file 4096}.
 *
 * @param bytes by name
 */
record MemoryInfo(Map<String, Long> bytes) {
  private static final Pattern LINE = Pattern.compile("(\\S+?):?\\s+(\\d{1,15})( kB)?");

  static MemoryInfo of(List<String> lines) {
    Map<String, Long> bytes = new HashMap<>();
    for (String line : lines) {
      Matcher found = LINE.matcher(line.strip());
      if (found.matches()) {
        long unit = found.group(3) == null ? 1 : 1024;
        bytes.put(found.group(1), Long.parseLong(found.group(2)) * unit);
      }
    }
    return new MemoryInfo(bytes);
  }

  Optional<Long> find(String name) {
    return Optional.ofNullable(bytes.get(name));
  }
}
