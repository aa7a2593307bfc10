package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.machine.CacheBudget;
import io.tracemill.infer.machine.Machine;
import io.tracemill.infer.natives.NativeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionsTest {
  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "x86_64, flags : avx2 fma f16c, FP16, 'f32, fp16, int8, bf16', true",
    "x86_64, flags : avx2 fma avx512_bf16, FP16, 'f32, fp16, int8, bf16', false",
    "x86_64, flags : avx fma, F32, 'f32, bf16', true",
    "aarch64, Features : asimd, F32, 'f32, bf16', true",
    "aarch64, Features : asimd bf16, F32, 'f32, bf16', false",
  })
  void processorsDiffer(String processor, String flags, Precision best, String all, boolean slow)
      throws IOException {
    Files.createDirectory(root.resolve("proc"));
    Files.writeString(root.resolve("proc/cpuinfo"), flags + "\n");
    Machine machine = new Machine(root, new Machine.Memory(1, 1));
    Precisions found = Precisions.ofCpu(new NativeTarget("linux", processor), machine);

    assertThat(found.choose(PrecisionChoice.AUTO)).isEqualTo(best);
    assertThat(found.warning(Precision.BF16).isPresent()).isEqualTo(slow);
    for (PrecisionChoice choice : PrecisionChoice.values()) {
      boolean there = choice.precision().map(found.possible()::contains).orElse(true);
      if (there) {
        assertThat(found.choose(choice).name()).isIn(choice.name(), best.name());
      } else {
        assertThatThrownBy(() -> found.choose(choice))
            .isInstanceOf(IOException.class)
            .hasMessage(
                "precision %s is not there on this CPU, only %s",
                choice.name().toLowerCase(Locale.ROOT), all);
      }
    }
  }

  @Test
  void gpusHaveNoIntegers() throws IOException {
    Precisions found = Precisions.ofGpu();

    assertThat(found.choose(PrecisionChoice.AUTO)).isEqualTo(Precision.BF16);
    assertThatThrownBy(() -> found.choose(PrecisionChoice.INT8))
        .isInstanceOf(IOException.class)
        .hasMessage("precision int8 is not there on this GPU, only f32, fp16, bf16");
  }

  @Test
  void integersComeWithAWarning() {
    assertThat(Precisions.ofGpu().warning(Precision.INT8).orElse(""))
        .contains("answers may change");
    assertThat(Precisions.ofGpu().warning(Precision.F32)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'GPU 0 has a total capacity of 139.81 GiB of which 3.50 GiB is free. Of', 3758096384",
    "'CUDA out of memory. Tried to allocate 1048576.00 GiB. GPU 0 has a total capacity of 15.77 GiB"
        + " of which 512.25 MiB is free. Process 1 has', 537133056",
    "'of which 12 bytes is free', 12",
    "'of which 0.00 KiB is free', 0",
  })
  void gpuTellsWhatIsFree(String message, long free) {
    assertThat(GpuMemory.free(message)).contains(free);
  }

  @Test
  void otherMessagesTellNothing() {
    assertThat(GpuMemory.free("CUDA error: unspecified launch failure")).isEmpty();
  }

  @Test
  void aCacheTakesAShare() {
    // Qwen3-0.6B in f32: 28 layers, 8 groups of 128, keys and values.
    long perPosition = 28L * 2 * 8 * 128 * 4;

    assertThat(new CacheBudget(10L << 30, perPosition).positions()).isEqualTo(28_086);
    assertThat(new CacheBudget(-5, perPosition).positions()).isZero();
  }
}
