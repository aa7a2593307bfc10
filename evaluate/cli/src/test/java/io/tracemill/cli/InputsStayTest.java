package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command writes over the traces it reads. */
class InputsStayTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTraces() throws IOException {
    Files.copy(Session.FILES.resolve("chat.jsonl"), folder.resolve("chat.jsonl"));
    Files.copy(Session.FILES.resolve("chat.jsonl"), folder.resolve("rows.rejects.jsonl"));
  }

  @Test
  void rowsDoNotReplaceTraces() throws IOException {
    assertThat(run("convert", "chat.jsonl", "-o", "chat.jsonl"))
        .isEqualTo("tracemill: -o: F/chat.jsonl is an INPUT; give another name\n");
    assertThat(run("convert", "chat.jsonl", "-o", "./chat.jsonl"))
        .isEqualTo("tracemill: -o: F/./chat.jsonl is an INPUT; give another name\n");
  }

  @Test
  void rejectsDoNotReplaceTraces() throws IOException {
    assertThat(run("convert", "chat.jsonl", "--rejects", "chat.jsonl"))
        .isEqualTo("tracemill: --rejects: F/chat.jsonl is an INPUT; give another name\n");
    assertThat(run("convert", "rows.rejects.jsonl", "-o", "rows"))
        .isEqualTo("tracemill: --rejects: F/rows.rejects.jsonl is an INPUT; give another name\n");
  }

  @Test
  void rejectsDoNotReplaceRows() throws IOException {
    assertThat(run("convert", "chat.jsonl", "-o", "rows.jsonl", "--rejects", "rows.jsonl"))
        .isEqualTo("tracemill: --rejects: F/rows.jsonl is the file of -o; give another name\n");
  }

  @Test
  void judgementsDoNotReplaceTraces() throws IOException {
    Files.copy(Session.FILES.resolve("post.json"), folder.resolve("post.json"));

    assertThat(run("relevance", "chat.jsonl", "--job-description", "post.json", "-o", "chat.jsonl"))
        .isEqualTo("tracemill: -o: F/chat.jsonl is an INPUT; give another name\n");
  }

  /** Runs a command whose files are in the folder; returns what it says when it refuses. */
  private String run(String command, String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    for (String word : words) {
      arguments.add(word.startsWith("-") ? word : folder + "/" + word);
    }
    assertThat(Session.run(arguments, new StringWriter(), err)).isEqualTo(2);
    for (String traces : List.of("chat.jsonl", "rows.rejects.jsonl")) {
      assertThat(folder.resolve(traces))
          .hasSameBinaryContentAs(Session.FILES.resolve("chat.jsonl"));
    }
    String said = err.toString().replace(folder.toString(), "F").replace("\r\n", "\n");
    err.getBuffer().setLength(0);
    return said;
  }
}
