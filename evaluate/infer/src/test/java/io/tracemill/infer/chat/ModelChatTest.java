package io.tracemill.infer.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.jinja.ChatInput;
import io.tracemill.jinja.ChatTemplate;
import io.tracemill.jinja.TemplateException;
import io.tracemill.jinja.Value;
import io.tracemill.json.Case;
import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class ModelChatTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);
  private static final Value HI =
      Value.of(Map.of("role", Value.of("user"), "content", Value.of("hi")));
  private static final ChatInput INPUT = ChatInput.of(List.of(HI), NOW);
  private static final ChatInput WITH_TOOLS = INPUT.withTools(List.of(Value.of(Map.of())));

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> directoriesAreRead() {
    return Case.tests("/chat-folders/cases.jsonl", this::check);
  }

  private void check(Case each) throws IOException {
    Path folder = Files.createTempDirectory(directory, "model");
    for (Field file : each.get("files").fields()) {
      Path path = folder.resolve(file.key());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.value().text());
    }
    if (each.find("error").isPresent()) {
      assertThatThrownBy(() -> ModelChat.read(folder))
          .isInstanceOfAny(IOException.class, DataException.class, TemplateException.class)
          .hasMessage(each.text("error").replace("FOLDER", folder.toString()));
      return;
    }
    ModelChat chat = ModelChat.read(folder);
    Map<String, ChatInput> inputs =
        Map.of(
            "says", INPUT, "with_tools", WITH_TOOLS, "with_no_tools", INPUT.withTools(List.of()));
    inputs.forEach(
        (field, input) ->
            each.find(field)
                .ifPresent(
                    said -> assertThat(chat.render(input)).as(field).isEqualTo(said.text())));
    each.find("tokens")
        .ifPresent(tokens -> assertThat(Values.of(tokens)).isEqualTo(chat.specialTokens()));
  }

  @Test
  void tokensOfTheInputComeFirst() {
    ChatTemplate template = ChatTemplate.parse("{{ bos_token }}|{{ eos_token }}");
    Map<String, String> tokens = Map.of("bos_token", "<s>", "eos_token", "</s>");
    ModelChat chat = new ModelChat(template, Optional.empty(), tokens);
    assertThat(chat.render(INPUT.with("eos_token", Value.of("E")))).isEqualTo("<s>|E");
  }

  @Test
  void theAnswersBeginningCanBeLeftOut() {
    ChatTemplate template = ChatTemplate.parse("{{ add_generation_prompt }}{{ tools }}");
    assertThat(template.render(INPUT)).isEqualTo("TrueNone");
    assertThat(template.render(INPUT.withGenerationPrompt(false))).isEqualTo("FalseNone");
  }

  @Test
  void aTemplateSaysWhereItFails() {
    ChatTemplate template =
        ChatTemplate.parse("t", "{% for m in messages %}\n  {{ m.name.x }}\n{% endfor %}");
    assertThatThrownBy(() -> template.render(INPUT))
        .isInstanceOfSatisfying(
            TemplateException.class,
            failure -> {
              assertThat(failure).hasMessage("t:2:12: 'dict' has no attribute 'name'");
              assertThat(failure.line()).isEqualTo(2);
              assertThat(failure.column()).isEqualTo(12);
              assertThat(failure.problem()).isEqualTo("'dict' has no attribute 'name'");
            });
  }
}
