package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeConstantsTest {
  @Test
  void namesInCapitalsAreFilledIn() {
    String code = "if HAS_BIAS:\n  x = x.view([-1, HEADS, HEAD_SIZE])\n";

    assertThat(
            CodeConstants.fill(code, Map.of("HAS_BIAS", "True", "HEADS", "4", "HEAD_SIZE", "64")))
        .isEqualTo("if True:\n  x = x.view([-1, 4, 64])\n");
  }

  @Test
  void otherNamesAndCommentsStay() {
    String code = "# HEADS of a CPU\nclass Layer(Module): # HEADS\n  w2 = HEADS # of E\n";

    assertThat(CodeConstants.fill(code, Map.of("HEADS", "4")))
        .isEqualTo("# HEADS of a CPU\nclass Layer(Module): # HEADS\n  w2 = 4 # of E\n");
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    assertThat(CodeConstants.fill("DEVICE\n", Map.of("DEVICE", "torch.device(\"$1\\\")")))
        .isEqualTo("torch.device(\"$1\\\")\n");
  }

  @Test
  void aNameWithoutAValueIsAnError() {
    assertThatThrownBy(() -> CodeConstants.fill("x = HEADS\ny = HEAD\n", Map.of("HEADS", "4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2 has the constant HEAD, which has no value");
  }

  @Test
  void aValueThatNoCodeAsksForIsAnError() {
    assertThatThrownBy(
            () -> CodeConstants.fill("x = HEADS # GROUPS\n", Map.of("HEADS", "4", "GROUPS", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no code has the constants [GROUPS]");
  }
}
