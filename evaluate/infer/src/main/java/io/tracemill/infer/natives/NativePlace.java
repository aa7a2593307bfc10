package io.tracemill.infer.natives;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where native libraries are put and found.
 *
 * <p>DJL reads its settings from the environment itself, and takes them before what it is told:
 * {@code environment} must be that of the process.
 *
 * @param cache may be absent; it is made when there is something to put into it
 * @param environment variables with their values
 */
public record NativePlace(Path cache, Map<String, String> environment) {

  /** Copies the map. */
  public NativePlace {
    environment = Map.copyOf(environment);
  }

  /**
   * The cache of a user: where {@code ENGINE_CACHE_DIR} or {@code DJL_CACHE_DIR} say, else {@code
   * tracemill} in the system's usual place, which is {@code XDG_CACHE_HOME} or {@code ~/.cache} on
   * Linux, {@code ~/Library/Caches} on macOS and {@code LOCALAPPDATA} on Windows.
   */
  public static NativePlace ofUser(
      Map<String, String> environment, Path home, NativeTarget platform) {
    NativePlace place = new NativePlace(home, environment);
    Path cache =
        Stream.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR")
            .flatMap(name -> place.folder(name).stream())
            .findFirst()
            .orElseGet(() -> place.usual(platform).resolve("tracemill"));
    return new NativePlace(cache.toAbsolutePath(), environment);
  }

  private Path usual(NativeTarget platform) {
    return switch (platform.system()) {
      case "win" -> folder("LOCALAPPDATA").orElse(cache.resolve("AppData").resolve("Local"));
      case "osx" -> cache.resolve("Library").resolve("Caches");
      // The XDG specification: a path that is not absolute is to be ignored.
      default -> folder("XDG_CACHE_HOME").filter(Path::isAbsolute).orElse(cache.resolve(".cache"));
    };
  }

  private Optional<Path> folder(String name) {
    return variable(name).map(Path::of);
  }

  /** The value of an environment variable; nothing where it is empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
