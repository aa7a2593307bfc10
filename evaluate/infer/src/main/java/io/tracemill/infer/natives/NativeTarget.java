package io.tracemill.infer.natives;

import java.util.Locale;
import java.util.Map;

/**
 * An operating system and a processor, as the jars of native libraries name them.
 *
 * @param system {@code linux}, {@code osx} or {@code win}; another one's own name in lower case
 * @param processor {@code x86_64} or {@code aarch64}; another one's own name
 */
public record NativeTarget(String system, String processor) {
  private static final Map<String, String> SYSTEMS = Map.of("mac os x", "osx");

  /** The one that this Java runs on. */
  public static NativeTarget here() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** From Java's {@code os.name} and {@code os.arch}. */
  public static NativeTarget of(String name, String architecture) {
    String lower = name.toLowerCase(Locale.ROOT);
    String system = lower.startsWith("windows") ? "win" : SYSTEMS.getOrDefault(lower, lower);
    return new NativeTarget(system, architecture.equals("amd64") ? "x86_64" : architecture);
  }

  /** Whether its processor is of Intel's 64-bit kind. */
  public boolean isX86() {
    return processor.equals("x86_64");
  }

  /** The file of a library: {@code libtorch.so}. */
  public String file(String library) {
    return switch (system) {
      case "win" -> library + ".dll";
      case "osx" -> "lib" + library + ".dylib";
      default -> "lib" + library + ".so";
    };
  }

  /** As in the names of jars: {@code linux-x86_64}. */
  @Override
  public String toString() {
    return system + "-" + processor;
  }
}
