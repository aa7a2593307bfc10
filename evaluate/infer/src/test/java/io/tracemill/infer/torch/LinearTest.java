package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.natives.NativeTarget;
import io.tracemill.infer.torch.Linear.Kernel;
import io.tracemill.infer.weights.Dtype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTest {
  @ParameterizedTest
  @CsvSource({
    "BF16, cpu, PLAIN, BFLOAT16, 2",
    "FP16, cpu, FBGEMM_FP16, FLOAT32, 4",
    "INT8, cpu, FBGEMM_INT8, FLOAT32, 4",
    "F32, cuda:0, PLAIN, FLOAT32, 4",
    "BF16, cuda:0, PLAIN, BFLOAT16, 2",
    "FP16, cuda:0, PLAIN, FLOAT16, 2"
  })
  void aPrecisionHasItsKernel(
      Precision precision, String device, Kernel kernel, ScalarType cached, int bytes) {
    Linear linear = Linear.of(precision, device);

    assertThat(linear).isEqualTo(new Linear(kernel, cached));
    assertThat(linear.cached().bytes()).isEqualTo(bytes);
  }

  @Test
  void floatsArePackedWhereOneDnnIsFast() {
    assertThat(Linear.of(Precision.F32, "cpu").kernel())
        .isEqualTo(NativeTarget.here().isX86() ? Kernel.ONEDNN : Kernel.PLAIN);
  }

  @Test
  void bytesAreForTheCpu() {
    assertThatThrownBy(() -> Linear.of(Precision.INT8, "cuda:0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("int8 is computed on the CPU alone, not on cuda:0");
  }

  /** The numbers of c10/core/ScalarType.h, which the code and files share. */
  @ParameterizedTest
  @CsvSource({"F32, 6", "F16, 5", "BF16, 15"})
  void weightsHaveATypeOfPyTorch(Dtype dtype, int number) {
    assertThat(ScalarType.of(dtype).number()).isEqualTo(number);
    assertThat(ScalarType.of(dtype).bytes()).isEqualTo(dtype.bytes());
  }

  @Test
  void otherWeightsAreNot() {
    assertThatThrownBy(() -> ScalarType.of(Dtype.I64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights of I64 are not computed");
  }
}
