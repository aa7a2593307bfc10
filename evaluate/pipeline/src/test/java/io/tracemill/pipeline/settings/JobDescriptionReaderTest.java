package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobDescriptionReaderTest {
  private static final String ALL =
      """
      {
        "task_description": "Do it.",
        "input_description": "A question.",
        "classes_description": {"z": "Last", "a": "First", "caf\\u00e9": null},
        "tools": [
          {"type": "function", "function": {"name": "one", "parameters":
            {"type": "object", "properties": {"caf\\u00e9": {"default": 1.50}}}}},
          {"name": "two", "parameters": {"type": "object", "properties": {"x": {}}}},
          {"name": "three"}
        ],
        "llm_as_a_judge_instructions": "Judge.",
        "trace_processing_instructions": "Trace.",
        "synthetic_data_generation_instructions": "Generate."
      }
      """;

  @Test
  void everyKey() {
    JobDescription job = read("job_description.json", ALL);

    assertThat(job.taskDescription()).isEqualTo("Do it.");
    assertThat(job.inputDescription()).contains("A question.");
    assertThat(job.classes().toString()).isEqualTo("{z=Last, a=First, café=}");
    assertThat(job.judgeInstructions()).contains("Judge.");
    assertThat(job.traceInstructions()).contains("Trace.");
    assertThat(job.generationInstructions()).contains("Generate.");
    assertThat(job.tools()).extracting(Tool::name).containsExactly("one", "two", "three");
  }

  @Test
  void schemasStayValidSideBySide() {
    JobDescription job = read("job_description.json", ALL);
    Node one = job.tools().get(0).parameters().orElseThrow();
    Node two = job.tools().get(1).parameters().orElseThrow();

    assertThat(
            one.field(Name.of("properties")).field(Name.of("café")).field(Name.of("default")).raw())
        .hasToString("1.50");
    assertThat(two.raw()).hasToString("{\"type\":\"object\",\"properties\":{\"x\":{}}}");
    assertThat(job.tools().get(2).parameters()).isEmpty();
  }

  @Test
  void yamlSaysTheSame() {
    JobDescription json = read("job_description.json", ALL);
    JobDescription yaml = read("job_description.yaml", ALL);

    assertThat(yaml.classes()).isEqualTo(json.classes());
    assertThat(yaml.tools().get(0).parameters().orElseThrow().raw().toString())
        .isEqualTo(json.tools().get(0).parameters().orElseThrow().raw().toString());
  }

  private static JobDescription read(String file, String text) {
    Problems problems = new Problems();
    Optional<JobDescription> job =
        Document.read(file, text.getBytes(StandardCharsets.UTF_8), problems)
            .flatMap(
                document ->
                    JobDescriptionReader.read(
                        document, Optional.of(Task.CLASSIFICATION), problems));
    assertThat(problems.all()).isEmpty();
    return job.orElseThrow();
  }
}
