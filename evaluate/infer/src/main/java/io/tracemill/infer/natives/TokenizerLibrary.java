package io.tracemill.infer.natives;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The native part of the hub's tokenizers, which one jar holds for all platforms. */
public final class TokenizerLibrary {
  static final String TOKENIZERS = "0.21.0";
  static final String DJL = "0.36.0";

  /** Where DJL looks first; a file, since for a folder it asks about a GPU that may be absent. */
  private static final String PLACE = "RUST_LIBRARY_PATH";

  private static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

  private TokenizerLibrary() {}

  /**
   * Puts the library into the cache and tells DJL where it is. To be called before DJL's tokenizers
   * are touched, any number of times.
   *
   * @throws IOException if this platform has none, or the cache cannot be written
   */
  public static void prepare(NativePlace place) throws IOException {
    Offline.set(place);
    if (place.variable(PLACE).isEmpty()) {
      NativeTarget platform = NativeTarget.here();
      Path folder =
          new LibraryCache(place.cache())
              .folder("tokenizers-" + TOKENIZERS + "-" + DJL + "-" + platform, files(platform));
      System.setProperty(PLACE, folder.resolve(platform.file("tokenizers")).toString());
    }
  }

  private static List<NativeFile> files(NativeTarget platform) throws IOException {
    List<String> names = new ArrayList<>(List.of(platform.file("tokenizers")));
    if (platform.system().equals("win")) {
      names.addAll(List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll"));
    }
    List<NativeFile> files = new ArrayList<>();
    for (String name : names) {
      String path = "native/lib/" + platform + "/cpu/" + name;
      URL source = TokenizerLibrary.class.getClassLoader().getResource(path);
      if (source == null) {
        throw new IOException(absent(platform));
      }
      files.add(new NativeFile(name, source));
    }
    return files;
  }

  private static String absent(NativeTarget platform) {
    return PLATFORMS.contains(platform.toString())
        ? "tokenizers-"
            + DJL
            + ".jar is not on the class path, which must have all jars of lib/torch"
        : "there is no tokenizer for " + platform + ", only for " + String.join(", ", PLATFORMS);
  }
}
