package io.tracemill.infer.natives;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a native library did not load, from what the system's loader said. */
public final class LoadFailure {
  private record Cause(String said, String meaning) {}

  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              "`glibc",
              "this Linux is too old: glibc 2.34 or newer is needed, as in Debian 12, Ubuntu 22.04"
                  + " or RHEL 9"),
          new Cause(
              "ld-linux",
              "this Linux has no glibc (Alpine has musl): take one with glibc 2.34 or newer, such"
                  + " as Debian 12"),
          new Cause(
              "error relocating",
              "this Linux has no glibc (Alpine has musl): take one with glibc 2.34 or newer, such"
                  + " as Debian 12"),
          new Cause(
              "failed to map segment",
              "programs in that folder may not run (noexec), or memory is too small: name another"
                  + " folder in XDG_CACHE_HOME or ENGINE_CACHE_DIR"),
          new Cause(
              "undefined symbol",
              "libraries of different versions met: is LD_LIBRARY_PATH or PYTORCH_LIBRARY_PATH set"
                  + " to another PyTorch?"),
          new Cause("libstdc++", "the C++ library of GCC is not installed: install libstdc++6"),
          new Cause("cannot allocate memory", "memory is too small"));

  private LoadFailure() {}

  /** The failure to load {@code what}, for people. */
  public static IOException of(String what, Throwable thrown) {
    String said = said(thrown);
    String lower = said.toLowerCase(Locale.ROOT);
    Optional<String> meaning =
        CAUSES.stream().filter(cause -> lower.contains(cause.said)).map(Cause::meaning).findFirst();
    return new IOException(
        "cannot load " + what + " (" + said + ")" + meaning.map(text -> "; " + text).orElse(""),
        thrown);
  }

  /** What the innermost cause says. */
  private static String said(Throwable thrown) {
    Throwable inner = thrown;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    if (inner instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    return inner.getMessage() == null ? inner.toString() : inner.getMessage();
  }
}
