package io.tracemill.infer.torch;

import io.tracemill.infer.natives.LibraryCache;
import io.tracemill.infer.natives.NativeFile;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** PyTorch for the CPU out of its jar, with DJL's part of it (JNI) beside it. */
record BundledTorch(NativePlace place, NativeTarget platform) {
  private static final String VERSION = TorchLibraries.VERSION;
  static final String DJL = "0.36.0";
  private static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

  /** The folder in the cache, filled. */
  Path folder() throws IOException {
    List<NativeFile> files = new ArrayList<>();
    for (String name : names().split(",")) {
      files.add(new NativeFile(name, resource("pytorch/cpu/" + platform + "/" + name)));
    }
    String jni = platform.file("djl_torch");
    files.add(new NativeFile(jni, resource("jnilib/" + platform + "/cpu/" + jni)));
    String name = "pytorch-" + VERSION + "-cpu-" + platform + "-djl-" + DJL;
    return new LibraryCache(place.cache()).folder(name, files);
  }

  private static URL resource(String path) throws IOException {
    URL found = BundledTorch.class.getClassLoader().getResource(path);
    if (found == null) {
      throw new IOException(path + " is not on the class path: a jar of lib/torch is incomplete");
    }
    return found;
  }

  /** The files that the jar for this platform says it has, between commas. */
  private String names() throws IOException {
    Map<String, String> found = new TreeMap<>();
    ClassLoader loader = BundledTorch.class.getClassLoader();
    for (URL jar : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
      Properties properties = new Properties();
      try (InputStream in = jar.openStream()) {
        properties.load(in);
      }
      // Such as 2.7.1-20250812.
      if (properties.getProperty("version", "").startsWith(VERSION)) {
        found.put(properties.getProperty("classifier", ""), properties.getProperty("libraries"));
      }
    }
    String names = found.get(platform.toString());
    if (names == null) {
      throw new IOException(absent(found));
    }
    return names;
  }

  private String absent(Map<String, String> found) {
    if (!PLATFORMS.contains(platform.toString())) {
      return "there is no PyTorch "
          + VERSION
          + " for "
          + platform
          + ", only for "
          + String.join(", ", PLATFORMS);
    }
    String there = found.isEmpty() ? "" : ", only for " + String.join(", ", found.keySet());
    String jar = "pytorch-native-cpu-" + VERSION + "-" + platform + ".jar";
    return "PyTorch for "
        + platform
        + " is not there"
        + there
        + ": put https://repo1.maven.org/maven2/ai/djl/pytorch/pytorch-native-cpu/"
        + VERSION
        + "/"
        + jar
        + " into the folder lib/torch, or set "
        + TorchLibraries.PLACE
        + " to the lib folder of a PyTorch "
        + VERSION;
  }
}
