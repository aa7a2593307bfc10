package io.tracemill.answer.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.Rows;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.chat.TemplateTrial;
import io.tracemill.jinja.ChatTemplate;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void questionsAreAskedBelowTheTask() throws IOException {
    assertThat(
            shown(
                PromptSettings.of(Task.QUESTION_ANSWERING_CLOSED_BOOK, PLAIN),
                asked("Why?", "So.")))
        .isEqualTo("system: Do it.\nuser: Why?\nNone");
  }

  @Test
  void aContextStandsBeforeTheQuestion() throws IOException {
    TestRow row = row("{\"question\": \"Why?\", \"answer\": \"So.\", \"context\": \"{question}\"}");
    PromptSettings settings = PromptSettings.of(Task.QUESTION_ANSWERING, PLAIN);
    assertThat(shown(settings, row)).isEqualTo("system: Do it.\nuser: {question}\n\nWhy?\nNone");
    Wording wording =
        new Wording("<t>{task_description}</t>", "Q {question}", "C {context} Q {question}!");
    assertThat(shown(settings.withWording(wording), row))
        .isEqualTo("system: <t>Do it.</t>\nuser: C {question} Q Why?!\nNone");
    assertThatThrownBy(() -> new Wording("", "Q", "C"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected {question} in: Q");
  }

  @Test
  void classesAreNamedInTheirOrder() throws IOException {
    JobDescription job =
        Jobs.of(
            "{\"task_description\": \"Do it.\", \"classes_description\": {\"yes\": \"it is\","
                + " \"no\": \"\"}}");
    assertThat(shown(PromptSettings.of(Task.CLASSIFICATION, job), asked("Is it?", "yes")))
        .isEqualTo(
            "system: Do it.\n\nClasses:\n- yes: it is\n- no\n\nAnswer with the name of one class"
                + " and nothing else.\nuser: Is it?\nNone");
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
            "[{\"role\":\"system\",\"content\":\"Do it.\"},{\"role\":\"user\",\"content\":\"Run.\"}]");
  }

  @Test
  void aTemplateWithoutToolsOrSystemGetsThemAsText() throws IOException {
    PromptSettings settings =
        PromptSettings.of(Task.TOOL_CALLING_CLOSED_BOOK, JOB)
            .withTemplate(new TemplateFeatures(false, false));
    assertThat(shown(settings, asked("Run.", "x")))
        .isEqualTo(
            "user: Do it.\n\nFunctions that you may call:\n{\"name\": \"f\", \"description\":"
                + " \"runs\", \"parameters\": {\"type\": \"object\", \"properties\": {\"a\":"
                + " {\"type\": \"integer\"}}}}\n\nTo call a function, answer with nothing but a"
                + " JSON object: {\"name\": <its name>, \"parameters\": <its arguments>}\n\nRun.\n"
                + "None");
  }

  @Test
  void conversationsFollowTheTaskAsTheyAre() throws IOException {
    TestRow row =
        row(
            """
            {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "a"}, \
            {"role": "assistant", "content": "b"}, {"role": "user", "content": "c"}, \
            {"role": "assistant", "content": "d"}]}
            """);
    assertThat(shown(PromptSettings.of(Task.CHAT_COMPLETION, PLAIN), row))
        .isEqualTo("system: Do it.\n\nBe kind.\nuser: a\nassistant: b\nuser: c\nNone");
  }

  @Test
  void examplesOfQuestionsAreTurns() throws IOException {
    PromptSettings settings =
        PromptSettings.of(Task.QUESTION_ANSWERING_CLOSED_BOOK, PLAIN)
            .withExamples(List.of(asked("1+1?", "2"), asked("2+2?", "4")));
    assertThat(shown(settings, asked("3+3?", "6")))
        .isEqualTo(
            "system: Do it.\nuser: 1+1?\nassistant: 2\nuser: 2+2?\nassistant: 4\nuser: 3+3?\nNone");
    assertThat(shown(settings, asked("1+1?", "2")))
        .as("the answer is not given away")
        .isEqualTo("system: Do it.\nuser: 2+2?\nassistant: 4\nuser: 1+1?\nNone");
  }

  @Test
  void examplesOfConversationsAreToldOf() throws IOException {
    PromptSettings settings =
        PromptSettings.of(Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK, PLAIN)
            .withExamples(List.of(asked("a", "{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{}}")));
    assertThat(shown(settings, asked("b", "x")))
        .isEqualTo(
            "system: Do it.\n\nExample of a conversation:\n[{\"role\":\"user\",\"content\":\"a\"}]\n"
                + "The right answer to it:\n{\"role\":\"assistant\",\"tool_calls\":[{\"type\":"
                + "\"function\",\"function\":{\"name\":\"f\",\"arguments\":{}}}],\"content\":\"\"}\nuser: b\nNone");
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void everyTaskHasAPrompt(Task task) throws IOException {
    String prompt = shown(PromptSettings.of(task, JOB), asked("Why?", "So."));
    assertThat(prompt).startsWith("system: Do it.").contains("user: Why?\n");
    assertThat(prompt.contains("Classes:")).isEqualTo(task == Task.CLASSIFICATION);
  }

  @Test
  void callsAndResultsAreSaidWhereATemplateKnowsNone() throws IOException {
    TestRow row =
        row(
            """
            {"messages": [{"role": "user", "content": "a"}, \
            {"role": "assistant", "content": "Well.", "tool_calls": [{"type": "function", "function": \
            {"name": "f", "arguments": {"a": 1}}}]}, {"role": "tool", "content": "r"}, \
            {"role": "user", "content": "c"}, {"role": "assistant", "content": "d"}]}
            """);
    PromptSettings settings =
        PromptSettings.of(Task.CHAT_COMPLETION_AGENTIC, PLAIN)
            .withTemplate(new TemplateFeatures(true, false));
    assertThat(shown(settings, row))
        .isEqualTo(
            "system: Do it.\nuser: a\nassistant: Well.\n\n{\"name\":\"f\",\"parameters\":{\"a\":"
                + " 1}}\nuser: r\n\nc\nNone");
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
    assertThat(features).isEqualTo(new TemplateFeatures(true, true, true, false));
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
      assertThat(TemplateTrial.of(model.chat()))
          .as(model.name())
          .isEqualTo(new TemplateFeatures(true, !none));
    }
    String refuses = "{% if messages[0].role == 'system' %}{{ raise_exception('no') }}{% endif %}";
    ModelChat chat = new ModelChat(ChatTemplate.parse(refuses), Optional.empty(), Map.of());
    assertThat(TemplateTrial.of(chat)).isEqualTo(new TemplateFeatures(false, false));
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
