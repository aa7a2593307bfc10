package io.tracemill.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptFilesTest {
  private static final List<String> PLACES =
      List.of("boundary", "task", "instructions", "sections");

  @TempDir Path folder;

  @Test
  void comeWithTracemill() throws IOException {
    PromptFile judge = PromptFiles.builtIn().read("judge", PLACES);
    assertThat(judge.text()).startsWith("You judge the work").contains("{{sections}}");
    assertThat(judge.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void aUsersOwnReplacesTheOneOfTheSameName() throws IOException {
    Files.writeString(folder.resolve("judge.txt"), "\ufeffJudge this:\r\n{{sections}}\r\n");
    PromptFiles files = PromptFiles.in(folder);
    assertThat(files.read("judge", PLACES).text()).isEqualTo("Judge this:\n{{sections}}\n");
    assertThat(files.read("judge-reference-free", PLACES))
        .isEqualTo(PromptFiles.builtIn().read("judge-reference-free", PLACES));
    assertThat(files.read("judge", PLACES).sha256())
        .isNotEqualTo(PromptFiles.builtIn().read("judge", PLACES).sha256());
  }

  @Test
  void aPlaceOfAnotherNameIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("judge.txt"), "{{task}} {{answer}}");
    assertThatThrownBy(() -> PromptFiles.in(folder).read("judge", List.of("task", "boundary")))
        .hasMessage(
            file + ": expected no places but [{{task}}, {{boundary}}] but found {{answer}}");
  }

  @Test
  void aNeededPlaceThatIsMissingIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("judge.txt"), "Judge it: {{task}}");
    assertThatThrownBy(
            () -> PromptFiles.in(folder).read("judge", PLACES, List.of("sections", "task")))
        .hasMessage(file + ": expected {{sections}} where the data is to stand but found none");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("judge.txt");
    Files.write(file, new byte[] {(byte) 0xff, 'x'});
    assertThatThrownBy(() -> PromptFiles.in(folder).read("judge", PLACES))
        .hasMessage(file + ": expected text in UTF-8; save it so");
    Files.write(file, " \n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> PromptFiles.in(folder).read("judge", PLACES))
        .hasMessage(file + ": expected a text but found none");
  }

  @Test
  void whatAValueSaysIsNoPlace() {
    PromptFile text = PromptFile.of("t", "{{a}}|{{b}}|{{a}}\n", List.of("a", "b"), List.of());
    assertThat(text.fill(Map.of("a", "{{b}} $1 \\", "b", "{{a}}")))
        .isEqualTo("{{b}} $1 \\|{{a}}|{{b}} $1 \\");
    assertThat(text.fill(Map.of("a", "x"))).isEqualTo("x||x");
  }

  @Test
  void bracesThatAreNoPlaceStay() {
    PromptFile text =
        PromptFile.of("t", "{\"a\": {{b}}} {{ b }} {{B}} {b}", List.of("b"), List.of());
    assertThat(text.fill(Map.of("b", "1"))).isEqualTo("{\"a\": 1} {{ b }} {{B}} {b}");
  }
}
