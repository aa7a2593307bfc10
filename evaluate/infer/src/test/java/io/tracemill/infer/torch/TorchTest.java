package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import io.tracemill.infer.machine.Machine;
import io.tracemill.infer.natives.TokenizerLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TorchTest {

  @Test
  void itComputes() throws IOException {
    Torch torch = TestTorch.start(2);

    try (NDManager manager = torch.newManager()) {
      assertThat(manager.create(new float[] {1, 2}).add(1).toFloatArray()).containsExactly(2, 3);
    }
    assertThat(torch.version()).isEqualTo("2.7.1");
    assertThat(torch.onGpu()).isFalse();
    assertThat(torch.available(Machine.here())).isPositive();
    assertThat(JniUtils.getNumInteropThreads()).isEqualTo(1);
  }

  @Test
  void theLastStartSaysHowManyThreads() throws IOException {
    TestTorch.start(2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    TestTorch.start(1);
    assertThat(JniUtils.getNumThreads()).isEqualTo(1);
  }

  @Test
  void nothingIsAskedOverTheNetwork() throws IOException {
    TestTorch.start(1);

    assertThat(Utils.isOfflineMode()).isTrue();
    assertThatThrownBy(() -> Utils.openUrl("https://publish.djl.ai/pytorch/2.7.1/files.txt"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Offline mode");
    assertThat(Path.of(System.getProperty("user.home"), ".djl.ai", "pytorch", "2.7.1.txt"))
        .as("DJL's list of what could be downloaded")
        .doesNotExist();
  }

  @Test
  void tokenizersAreInTheCache() throws IOException {
    TokenizerLibrary.prepare(TestTorch.place());

    assertThatCode(LibUtils::checkStatus).doesNotThrowAnyException();
    try (var found = Files.list(TestTorch.place().cache())) {
      assertThat(found.map(Path::toString)).anyMatch(name -> name.contains("tokenizers-"));
    }
  }

  @Test
  void aThreadIsNeeded() {
    assertThatThrownBy(() -> TestTorch.start(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads: expected 1 or more but found 0");
  }
}
