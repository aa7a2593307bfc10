package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Empty files stand for libraries: nothing is loaded. */
class TorchLibrariesTest {
  private static final NativeTarget LINUX = new NativeTarget("linux", "x86_64");

  @TempDir private Path folder = Path.of("");

  /** The name of the folder in the cache, which two versions must not share. */
  @Test
  void theVersionsAreThoseOfTheJars() throws IOException {
    Properties jni = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/jnilib/pytorch.properties")) {
      jni.load(in);
    }
    assertThat(jni.getProperty("jni_version"))
        .isEqualTo(TorchLibraries.VERSION + "-" + BundledTorch.DJL);
  }

  @Test
  void pipsAndLibtorchsFoldersAreKnownByTheirFiles() throws IOException {
    Path pip = library("pip/torch/lib", "libtorch.so", "libtorch_cuda.so");
    Files.writeString(folder.resolve("pip/torch/version.py"), "__version__ = '2.7.1+cu126'\n");
    Path libtorch = library("libtorch/lib", "libtorch.so");
    Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cpu\n");

    assertThat(find(LINUX, pip.toString())).isEqualTo(new TorchLibraries(pip, "cu128"));
    assertThat(find(LINUX, libtorch.toString())).isEqualTo(new TorchLibraries(libtorch, "cpu"));
    assertThat(find(LINUX, libtorch.resolve("libtorch.so").toString()).folder())
        .as("the file itself")
        .isEqualTo(libtorch);
    assertThat(find(LINUX, folder.resolve("no") + File.pathSeparator + pip).folder())
        .as("a path of several")
        .isEqualTo(pip);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    library("libtorch/lib", "libtorch.so");
    String outer = folder.resolve("libtorch").toString();

    assertThatThrownBy(() -> find(LINUX, outer))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "PYTORCH_LIBRARY_PATH is %s, but libtorch.so is not there: set it to %s",
            outer, folder.resolve("libtorch/lib"));
    assertThatThrownBy(() -> find(LINUX, "/no/where"))
        .hasMessageEndingWith("or to torch/lib in pip's site-packages");
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    Path lib = library("libtorch/lib", "libtorch.so");
    Files.writeString(folder.resolve("libtorch/build-version"), "2.8.0+cu128\n");

    assertThatThrownBy(() -> find(LINUX, lib.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "PyTorch 2.7.1 is needed, but %s has 2.8.0+cu128: pip install torch==2.7.1", lib);
  }

  @ParameterizedTest
  @CsvSource({"PYTORCH_VERSION, 2.5.1, 2.7.1", "PYTORCH_FLAVOR, cu121, cu128"})
  void environmentMustFit(String name, String value, String needed) throws IOException {
    Path lib = library("torch/lib", "libtorch.so", "libtorch_cuda.so");

    assertThatThrownBy(() -> find(LINUX, lib.toString(), Map.of(name, value)))
        .isInstanceOf(IOException.class)
        .hasMessage("%s is %s, but it must be %s or unset", name, value, needed);
    assertThat(find(LINUX, lib.toString(), Map.of(name, needed)).haveCuda()).isTrue();
  }

  @Test
  void notEveryPlatformComputesOnAGpu() throws IOException {
    Path lib = library("torch/lib", "libtorch.so", "libtorch_cuda.so");

    assertThatThrownBy(() -> find(new NativeTarget("linux", "aarch64"), lib.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("only for linux-x86_64 and win-x86_64");
  }

  @ParameterizedTest
  @CsvSource({"osx, x86_64", "freebsd, x86_64", "linux, riscv64"})
  void notEveryPlatformHasPyTorch(String system, String processor) {
    NativeTarget platform = new NativeTarget(system, processor);

    assertThatThrownBy(() -> TorchLibraries.find(place(Map.of()), platform))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "there is no PyTorch 2.7.1 for %s, only for linux-x86_64, linux-aarch64, osx-aarch64,"
                + " win-x86_64",
            platform);
  }

  @Test
  void absentJarIsNamed() {
    NativeTarget other =
        NativeTarget.here().system().equals("win") ? LINUX : new NativeTarget("win", "x86_64");

    assertThatThrownBy(() -> TorchLibraries.find(place(Map.of()), other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "PyTorch for %s is not there, only for %s: put https://repo1.maven.org/maven2/ai/djl/",
            other, NativeTarget.here())
        .hasMessageContaining("pytorch-native-cpu-2.7.1-%s.jar into the folder lib/torch", other);
  }

  @Test
  void gpuNeedsMoreThanWhatComesAlong() throws IOException {
    Path lib = library("torch/lib", "libtorch.so");
    NativePlace own = place(Map.of("PYTORCH_LIBRARY_PATH", lib.toString()));
    Gpu bundled = new Gpu(new TorchLibraries(lib, "cpu"), place(Map.of()));

    assertThatThrownBy(() -> bundled.expect(DeviceChoice.GPU))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "a GPU is asked for, but PyTorch as it comes along computes on the CPU alone: install")
        .hasMessageContaining("set PYTORCH_LIBRARY_PATH to its");
    assertThatThrownBy(() -> new Gpu(new TorchLibraries(lib, "cpu"), own).expect(DeviceChoice.GPU))
        .hasMessageStartingWith(
            "a GPU is asked for, but PyTorch of %s is built without CUDA: install", lib);
  }

  private TorchLibraries find(NativeTarget platform, String path) throws IOException {
    return find(platform, path, Map.of());
  }

  private TorchLibraries find(NativeTarget platform, String path, Map<String, String> more)
      throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PYTORCH_LIBRARY_PATH", path);
    return TorchLibraries.find(place(environment), platform);
  }

  private NativePlace place(Map<String, String> environment) {
    return new NativePlace(folder.resolve("cache"), environment);
  }

  private Path library(String path, String... files) throws IOException {
    Path made = Files.createDirectories(folder.resolve(path));
    for (String file : files) {
      Files.createFile(made.resolve(file));
    }
    return made;
  }
}
