package io.tracemill.infer.torch;

import io.tracemill.infer.natives.LibraryCache;
import io.tracemill.infer.natives.NativeFile;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * PyTorch for the CPU out of its jar, with DJL's part of it (JNI) beside it.
 *
 * @param cache where its folder is
 */
record LibTorch(NativePlace place, Platform platform) {
  static final String VERSION = "2.7.1";
  private static final String DJL = "0.35.1";
  private static final String JAR = "pytorch-native-cpu-" + VERSION + "-";
  private static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

  /** The folder in the cache, filled. */
  Path folder() throws IOException {
    List<NativeFile> files = new ArrayList<>();
    String inJar = "pytorch/cpu/" + platform + "/";
    for (String name : names()) {
      files.add(new NativeFile(name, resource(inJar + name)));
    }
    String jni = platform.file("djl_torch");
    files.add(new NativeFile(jni, resource("jnilib/" + platform + "/cpu/" + jni)));
    String name = "pytorch-" + VERSION + "-cpu-" + platform + "-djl-" + DJL;
    return new LibraryCache(place.cache()).folder(name, files);
  }

  private static URL resource(String path) throws IOException {
    URL found = LibTorch.class.getClassLoader().getResource(path);
    if (found == null) {
      throw new IOException(path + " is not on the class path: the jars of PyTorch and DJL differ");
    }
    return found;
  }

  /** The files that the jar for this platform says it has. */
  private List<String> names() throws IOException {
    Map<String, String> libraries = libraries();
    String names =
        Optional.ofNullable(libraries.get(platform.toString()))
            .orElseThrow(() -> absent(libraries));
    return List.of(names.split(","));
  }

  /** What each jar of PyTorch on the class path holds, by its platform. */
  private static Map<String, String> libraries() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (URL jar :
        Collections.list(
            LibTorch.class.getClassLoader().getResources("native/lib/pytorch.properties"))) {
      Properties properties = new Properties();
      try (InputStream in = jar.openStream()) {
        properties.load(in);
      }
      if (properties.getProperty("version", "").startsWith(VERSION)) {
        found.put(
            properties.getProperty("classifier", ""), properties.getProperty("libraries", ""));
      }
    }
    return found;
  }

  private IOException absent(Map<String, String> found) {
    String there = found.isEmpty() ? "" : " (there is " + String.join(", ", found.keySet()) + ")";
    if (!PLATFORMS.contains(platform.toString())) {
      return new IOException(
          "there is no PyTorch "
              + VERSION
              + " for "
              + platform
              + ", only for "
              + String.join(", ", PLATFORMS));
    }
    return new IOException(
        "PyTorch for "
            + platform
            + " is not on the class path"
            + there
            + ": put https://repo1.maven.org/maven2/ai/djl/pytorch/pytorch-native-cpu/"
            + VERSION
            + "/"
            + JAR
            + platform
            + ".jar into the folder lib/torch, or set PYTORCH_LIBRARY_PATH to the lib folder of"
            + " PyTorch "
            + VERSION);
  }
}
