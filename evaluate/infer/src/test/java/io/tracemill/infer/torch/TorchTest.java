package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Platform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TorchTest {
  @Test
  void adds() throws IOException {
    NativePlace place =
        NativePlace.ofUser(
            System.getenv(), Path.of(System.getProperty("user.home")), Platform.here());
    Torch torch = Torch.start(new TorchSettings(place, DeviceChoice.CPU, 2));

    try (NDManager manager = torch.newManager()) {
      assertThat(manager.create(new float[] {1, 2}).add(1).toFloatArray()).containsExactly(2, 3);
    }
    assertThat(torch.version()).isEqualTo("2.7.1");
  }
}
