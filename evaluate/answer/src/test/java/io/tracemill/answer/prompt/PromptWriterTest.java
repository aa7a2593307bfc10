package io.tracemill.answer.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.Rows;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.chat.TemplateTrial;
import io.tracemill.jinja.ChatTemplate;
import io.tracemill.json.Case;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PromptWriterTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);
  private static final JobDescription JOB =
      Jobs.of(
          """
          {"task_description": "Do it.", \
          "classes_description": {"yes": "it is", "no": ""}, \
          "tools": [{"type": "function", "function": {"name": "f", "description": "runs", \
          "parameters": {"type": "object", "properties": {"a": {"type": "integer"}}}}}]}
          """);
  private static final JobDescription PLAIN = Jobs.of("{\"task_description\": \"Do it.\"}");

  private static TestRow row(String json) throws IOException {
    return Rows.of(json, AskedTurns.LAST).get(0);
  }

  private static TestRow asked(String question, String answer) throws IOException {
    return row("{\"question\": \"" + question + "\", \"answer\": \"" + answer + "\"}");
  }

  /** As a simple template shows it. */
  private static String shown(PromptSettings settings, TestRow row) {
    ChatTemplate template =
        ChatTemplate.parse(
            "{% for m in messages %}{{ m.role }}: {{ m.content }}{{ m.tool_calls|default('') }}\n"
                + "{% endfor %}{{ tools }}");
    return template.render(ModelChat.input(new PromptWriter(settings).prompt(row), NOW));
  }

  @TestFactory
  Stream<DynamicTest> rowsBecomePrompts() {
    return Case.tests(
        "/prompts/prompts.jsonl",
        each ->
            assertThat(shown(settings(each), row(each.json("row")))).isEqualTo(each.text("shown")));
  }

  private static PromptSettings settings(Case each) throws IOException {
    JobDescription job =
        each.find("job").map(Node::raw).map(Object::toString).map(Jobs::of).orElse(PLAIN);
    PromptSettings settings = PromptSettings.of(each.constant("task", Task.CHAT_COMPLETION), job);
    if (each.find("template").isPresent()) {
      Case template = new Case("template", each.get("template"));
      settings =
          settings.withTemplate(new TemplateFeatures(template.is("system"), template.is("tools")));
    }
    if (each.find("wording").isPresent()) {
      List<String> words = each.items("wording").stream().map(Node::text).toList();
      settings = settings.withWording(new Wording(words.get(0), words.get(1), words.get(2)));
    }
    if (each.find("examples").isPresent()) {
      List<TestRow> examples = new ArrayList<>();
      for (Node example : each.items("examples")) {
        examples.add(row(example.raw().toString()));
      }
      settings = settings.withExamples(examples);
    }
    return settings;
  }

  @Test
  void wordsNeedTheQuestion() {
    assertThatThrownBy(() -> new Wording("", "Q", "C"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected {question} in: Q");
  }

  @Test
  void toolsGoToTheTemplateWithAllThatIsSaidOfThem() throws IOException {
    PromptSettings settings = PromptSettings.of(Task.TOOL_CALLING_CLOSED_BOOK, JOB);
    Prompt.Conversation prompt = new PromptWriter(settings).prompt(asked("Run.", "x"));
    assertThat(prompt.tools())
        .isEqualTo(
            "[{\"type\":\"function\",\"function\":{\"name\": \"f\", \"description\": \"runs\","
                + " \"parameters\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\":"
                + " \"integer\"}}}}}]");
    assertThat(prompt.messages())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"Do"
                + " it.\"},{\"role\":\"user\",\"content\":\"Run.\"}]");
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void everyTaskHasAPrompt(Task task) throws IOException {
    String prompt = shown(PromptSettings.of(task, JOB), asked("Why?", "So."));
    assertThat(prompt).startsWith("system: Do it.").contains("user: Why?\n");
    assertThat(prompt.contains("Classes:")).isEqualTo(task == Task.CLASSIFICATION);
  }

  private static ModelChat mistral() {
    return chat(Resources.text("/chat/mistral.jinja"));
  }

  private static ModelChat chat(String template) {
    Map<String, String> tokens = Map.of("bos_token", "<s>", "eos_token", "</s>");
    return new ModelChat(ChatTemplate.parse(template), Optional.empty(), tokens);
  }

  /**
   * Whatever ids were recorded: calls are numbered, and results follow their calls. This template
   * shows what the system says only where the user speaks last.
   */
  @Test
  void mistralsTemplateGetsIdsThatItAccepts() throws IOException {
    TemplateFeatures features = TemplateTrial.of(mistral());
    assertThat(features.withoutWording())
        .isEqualTo(new TemplateFeatures(true, true, true, false, Optional.empty()));
    TestRow row =
        row(
            """
            {"messages": [{"role": "user", "content": "a"}, \
            {"role": "assistant", "tool_calls": [\
            {"id": "call_AbCdEfGhIjKl", "type": "function", "function": {"name": "f", "arguments": {}}}, \
            {"type": "function", "function": {"name": "g", "arguments": {}}}]}, \
            {"role": "tool", "tool_call_id": "lost", "content": "1"}, \
            {"role": "tool", "content": "2"}, {"role": "tool", "content": "3"}, \
            {"role": "assistant", "content": "d"}]}
            """);
    PromptSettings settings =
        PromptSettings.of(Task.CHAT_COMPLETION_AGENTIC, PLAIN).withTemplate(features);
    assertThat(mistral().render(new PromptWriter(settings).prompt(row), NOW))
        .isEqualTo(
            "<s>[INST] a[/INST][TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {},"
                + " \"id\": \"call00001\"}, {\"name\": \"g\", \"arguments\": {}, \"id\":"
                + " \"call00002\"}]</s>[TOOL_RESULTS] {\"content\": 1, \"call_id\":"
                + " \"call00001\"}[/TOOL_RESULTS][TOOL_RESULTS] {\"content\": 2, \"call_id\":"
                + " \"call00002\"}[/TOOL_RESULTS][TOOL_RESULTS] {\"content\": 3, \"call_id\":"
                + " \"call00000\"}[/TOOL_RESULTS]");
  }

  @Test
  void examplesOfCallsAreToldOfWhereATemplateDemandsResults() throws IOException {
    PromptSettings settings =
        PromptSettings.of(Task.TOOL_CALLING_CLOSED_BOOK, JOB)
            .withExamples(List.of(asked("a", "{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{}}")));
    PromptWriter plain = new PromptWriter(settings);
    assertThat(plain.prompt(asked("b", "x")).messages()).contains("\"content\":\"a\"},{");
    PromptWriter told = new PromptWriter(settings.withTemplate(TemplateTrial.of(mistral())));
    assertThat(mistral().render(told.prompt(asked("b", "x")), NOW))
        .contains("Example of a conversation:\n[{\"role\":\"user\",\"content\":\"a\"}]")
        .endsWith("\n\nb[/INST]");
  }

  private record Model(String name, ModelChat chat) {}

  /** Templates of real models. */
  private static List<Model> models() throws IOException {
    Map<String, Model> models = new LinkedHashMap<>();
    Path file = SharedData.file("chat_templates/cases.jsonl");
    Tape tape = new Tape();
    try (JsonLines lines = new JsonLines("cases.jsonl", Files.newInputStream(file))) {
      lines.forEach(
          line -> {
            Node node = tape.read(line);
            String name = node.field(Name.of("template_name")).text();
            String template = node.field(Name.of("template")).text();
            models.put(name, new Model(name, chat(template)));
          });
    }
    return List.copyOf(models.values());
  }

  @Test
  void templatesAreTriedOut() throws IOException {
    for (Model model : models()) {
      String lower = model.name().toLowerCase(Locale.ROOT);
      boolean none = Stream.of("deepseek", "gemma", "phi-3", "smollm2").anyMatch(lower::contains);
      assertThat(TemplateTrial.of(model.chat()).withoutWording())
          .as(model.name())
          .isEqualTo(new TemplateFeatures(true, !none));
    }
    String refuses = "{% if messages[0].role == 'system' %}{{ raise_exception('no') }}{% endif %}";
    ModelChat chat = new ModelChat(ChatTemplate.parse(refuses), Optional.empty(), Map.of());
    assertThat(TemplateTrial.of(chat)).isEqualTo(new TemplateFeatures(false, false));
  }

  /** Two calls as templates of real models write them, and as they are told where none is known. */
  @Test
  void toldCallsAreWrittenAsTheTemplateWritesThem() throws IOException {
    TestRow twice =
        row(
            """
            {"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "tool_calls": [\
            {"type": "function", "function": {"name": "f", "arguments": {"x": 1}}}, \
            {"type": "function", "function": {"name": "g", "arguments": {}}}]}]}
            """);
    Map<String, String> written = new LinkedHashMap<>();
    for (Model model : models()) {
      String text = new ToldExamples(TemplateTrial.of(model.chat())).text(List.of(twice));
      written.put(model.name(), text.substring(text.indexOf("to it:\n") + "to it:\n".length()));
    }
    String plain =
        "<tool_call>\n{\"name\":\"f\",\"parameters\":{\"x\": 1}}\n</tool_call>\n"
            + "<tool_call>\n{\"name\":\"g\",\"parameters\":{}}\n</tool_call>";
    String hermes =
        "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"x\": 1}}\n</tool_call>\n"
            + "<tool_call>\n{\"name\": \"g\", \"arguments\": {}}\n</tool_call>";
    String llama =
        "{\"name\": \"f\", \"parameters\": {\"x\": 1}}\n{\"name\": \"g\", \"parameters\": {}}";
    assertThat(written)
        .containsEntry("NousResearch-Hermes-3-Llama-3.1-8B-tool_use", hermes)
        .containsEntry("Qwen-Qwen2.5-7B-Instruct", hermes)
        .containsEntry("Qwen-Qwen3-0.6B", hermes)
        .containsEntry("meta-llama-Llama-3.2-3B-Instruct", llama)
        .containsEntry("gemma3", plain)
        .containsEntry("smollm2", plain);
    assertThat(new ToldExamples(TemplateTrial.of(mistral())).text(List.of(twice)))
        .endsWith(
            "[TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {\"x\": 1}, \"id\": \"call00001\"},"
                + " {\"name\": \"g\", \"arguments\": {}, \"id\": \"call00001\"}]");
  }

  /** Every prompt of real conversations with tools, by every template. */
  @Test
  void realRowsAreRendered() throws IOException {
    Path folder = SharedData.file("tft/baseline/job_description.json").getParent();
    JobDescription job = Jobs.read(folder.resolve("job_description.json"));
    List<TestRow> rows = Rows.read(folder.resolve("test.jsonl"), AskedTurns.LAST);
    for (Model model : models()) {
      PromptWriter prompts =
          new PromptWriter(
              PromptSettings.of(Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK, job)
                  .withTemplate(TemplateTrial.of(model.chat())));
      for (TestRow row : rows) {
        assertThat(model.chat().render(prompts.prompt(row), NOW))
            .as(model.name())
            .contains("virtual assistant for a restaurant search")
            .contains("The respond_to_user function")
            .contains("has_live_music")
            .contains("FindRestaurants");
      }
    }
  }
}
