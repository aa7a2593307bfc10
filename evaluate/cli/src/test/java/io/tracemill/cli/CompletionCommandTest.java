package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionCommandTest {
  @Test
  void completesWhatOptionsTakeAndFiles() {
    StringWriter script = new StringWriter();

    assertThat(Session.run(List.of("generate-completion"), script, new StringWriter())).isZero();
    assertThat(script.toString())
        .contains("complete -F _complete_tracemill -o default tracemill ")
        .doesNotContain("compopt +o default")
        .contains("local _01_option_args=(\"0\" \"1\") # --data-version values")
        .contains("local DEVICE_option_args=(\"auto\" \"cpu\" \"gpu\") # --device values")
        .contains(
            "local commands=\"run record inspect init convert relevance evaluate score compare report export judge-check teachers prompt serve access-token model models m traces dataset teacher-evaluation upload seed-dataset generate-completion\"");
  }
}
