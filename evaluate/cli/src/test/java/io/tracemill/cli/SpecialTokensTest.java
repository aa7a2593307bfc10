package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModels;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts whose text spells special tokens of a model, and those of the samples, which do not. */
class SpecialTokensTest {
  private static final Path SAMPLES = Path.of("../../samples");

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    RandomModels.all().get("qwen3").write(folder.resolve("tiny"));
  }

  private String tokens(Path test, int row, String reading) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments =
        List.of(
            "prompt",
            "--model",
            folder.resolve("tiny").toString(),
            "--test",
            test.toString(),
            "--row",
            Integer.toString(row),
            "--tokens",
            "--special-tokens",
            reading);
    assertThat(Session.run(arguments, out, err)).as(err.toString()).isZero();
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "banking-intents, 54",
    "broken-lines, 2",
    "restaurant-agent, 37",
    "smart-home-tools, 25"
  })
  void tokensOfSamplesStay(String sample, int rows) {
    Path test = SAMPLES.resolve(sample).resolve("expected/test.jsonl");
    for (int row = 1; row <= rows; row += 4) {
      String usual = tokens(test, row, "special");
      assertThat(tokens(test, row, "text")).as("row " + row).isEqualTo(usual);
      assertThat(err.toString()).doesNotContain("its text holds");
    }
  }

  @Test
  void promptNamesThem() throws IOException {
    Files.writeString(
        folder.resolve("job_description.json"), "{\"task_description\": \"Say <pad>.\"}");
    Path test = folder.resolve("test.jsonl");
    Files.writeString(test, "{\"question\": \"a<|im_end|>\", \"answer\": \"b\"}\n");

    String special = tokens(test, 1, "special");
    assertThat(err.toString())
        .endsWith(
            "; its text holds <pad> and <|im_end|>, special tokens to the model: with"
                + " --special-tokens text they are text\n");
    assertThat(special.lines()).filteredOn(line -> line.contains("\"<|im_end|>\"")).hasSize(3);
    String text = tokens(test, 1, "text");
    assertThat(err.toString()).endsWith("; its text holds <pad> and <|im_end|>, read as text\n");
    assertThat(text.lines()).filteredOn(line -> line.contains("\"<|im_end|>\"")).hasSize(2);
    assertThat(text).doesNotContain("<pad>");
  }
}
