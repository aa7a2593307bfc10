package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a folder, as a use case. */
final class WriteReportTest {
  private static final String RUN = "{\"settings\":{\"base.task\":{\"value\":\"classification\"}}}";

  private final Ear ear = Ear.listening();
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makesRun() throws IOException {
    Files.writeString(folder.resolve("run.json"), RUN);
    Files.writeString(folder.resolve("train.jsonl"), "{\"question\":\"q\",\"answer\":\"a\"}\n");
  }

  @Test
  void makesThePageInTheFolderAndSaysWhatToLookAt() throws IOException {
    ReportResult result = new WriteReport(ear).run(request("folder=" + folder));

    Path page = folder.resolve("report.html");
    assertThat(result)
        .isEqualTo(
            new ReportResult(
                page,
                Files.size(page),
                List.of("hardly any row to train on has the label a (1 to train)")));
    assertThat(result.failure()).isEmpty();
    assertThat(result.json())
        .contains("\"bytes\": " + Files.size(page), "\"surprises\": [\n    \"hardly any row");
    assertThat(Files.readString(page)).startsWith("<!doctype html>");
    assertThat(names()).containsExactly("report.html", "run.json", "train.jsonl");
  }

  @Test
  void aDamagedFileLeavesThePageAsItWas() throws IOException {
    ReportRequest request = request("folder=" + folder, "out=" + folder.resolve("page"));
    new WriteReport(ear).run(request);
    byte[] before = Files.readAllBytes(folder.resolve("page"));
    Files.writeString(folder.resolve("run.json"), "{");

    assertThatThrownBy(() -> new WriteReport(ear).run(request))
        .isInstanceOf(NotAcceptable.class)
        .hasMessageStartingWith(
            folder + " cannot be shown, as a file of it is damaged: run.json:1 ");
    assertThat(folder.resolve("page")).hasBinaryContent(before);
    assertThat(names()).containsExactly("page", "run.json", "train.jsonl");
  }

  @Test
  void aFolderThatNoRunMadeIsRefused() throws IOException {
    Files.delete(folder.resolve("run.json"));

    assertThatThrownBy(() -> request("folder=" + folder))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("expected a directory that tracemill run made, with run.json");
  }

  @Test
  void predictionsAloneCanBeShown() throws IOException {
    Files.delete(folder.resolve("run.json"));
    Files.writeString(
        folder.resolve("predictions.jsonl"),
        "{\"question\":\"q\",\"answer\":\"a\",\"prediction\":\"b\",\"accuracy\":0.0}\n");

    assertThat(new WriteReport(ear).run(request("folder=" + folder)).surprises()).isEmpty();
  }

  private static ReportRequest request(String... words) {
    return ReportRequest.read(Form.with(words));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
