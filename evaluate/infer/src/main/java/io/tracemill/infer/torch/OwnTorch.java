package io.tracemill.infer.torch;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PyTorch that a user installed and {@code PYTORCH_LIBRARY_PATH} points to: pip's {@code
 * torch/lib} or the {@code lib} of libtorch.
 */
record OwnTorch(NativePlace place, NativeTarget platform) {
  private static final String VERSION = TorchLibraries.VERSION;

  /** Beside the folder: libtorch's {@code build-version}, pip's {@code version.py}. */
  private static final List<String> VERSION_FILES = List.of("build-version", "version.py");

  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+(\\+\\w+)?");

  TorchLibraries find() throws IOException {
    Path folder = folder();
    checkVersion(folder);
    demand("PYTORCH_VERSION", VERSION);
    boolean cuda = Files.isRegularFile(folder.resolve(platform.file("torch_cuda")));
    String flavor = cuda ? "cu128" : TorchLibraries.CPU;
    demand("PYTORCH_FLAVOR", flavor);
    String jni = "jnilib/" + platform + "/" + flavor + "/" + platform.file("djl_torch");
    if (OwnTorch.class.getClassLoader().getResource(jni) == null) {
      throw new IOException(
          folder
              + " computes on a GPU, but what joins it to Java is not there for "
              + platform
              + ", only for linux-x86_64 and win-x86_64: take a PyTorch "
              + VERSION
              + " for the CPU");
    }
    return new TorchLibraries(folder, flavor);
  }

  /** The first of the path that has the library, as DJL would find it. */
  private Path folder() throws IOException {
    String path = place.variable(TorchLibraries.PLACE).orElseThrow();
    String library = platform.file("torch");
    for (String part : path.split(Pattern.quote(File.pathSeparator))) {
      Path found = Path.of(part);
      if (found.endsWith(library) && Files.isRegularFile(found)) {
        return found.toAbsolutePath().resolveSibling("");
      }
      if (Files.isRegularFile(found.resolve(library))) {
        return found.toAbsolutePath();
      }
    }
    Path inside = Path.of(path.split(Pattern.quote(File.pathSeparator))[0]).resolve("lib");
    String advice =
        Files.isRegularFile(inside.resolve(library))
            ? "set it to " + inside
            : "set it to the lib folder of libtorch, or to torch/lib in pip's site-packages";
    throw new IOException(
        TorchLibraries.PLACE + " is " + path + ", but " + library + " is not there: " + advice);
  }

  private static void checkVersion(Path folder) throws IOException {
    Optional<String> version = version(folder);
    if (version.filter(found -> !found.split("\\+", 2)[0].equals(VERSION)).isPresent()) {
      throw new IOException(
          "PyTorch "
              + VERSION
              + " is needed, but "
              + folder
              + " has "
              + version.get()
              + ": pip install torch=="
              + VERSION);
    }
  }

  private static Optional<String> version(Path folder) throws IOException {
    for (String name : VERSION_FILES) {
      Path file = folder.resolveSibling(name);
      if (Files.isRegularFile(file)) {
        Matcher number = NUMBER.matcher(Files.readString(file));
        if (number.find()) {
          return Optional.of(number.group());
        }
      }
    }
    return Optional.empty();
  }

  private void demand(String variable, String value) throws IOException {
    Optional<String> found = place.variable(variable).filter(set -> !set.equals(value));
    if (found.isPresent()) {
      throw new IOException(
          variable + " is " + found.get() + ", but it must be " + value + " or unset");
    }
  }
}
