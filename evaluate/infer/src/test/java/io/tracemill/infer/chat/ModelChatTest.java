package io.tracemill.infer.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.jinja.ChatInput;
import io.tracemill.jinja.ChatTemplate;
import io.tracemill.jinja.TemplateException;
import io.tracemill.jinja.Value;
import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelChatTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);
  private static final Value HI =
      Value.of(Map.of("role", Value.of("user"), "content", Value.of("hi")));
  private static final ChatInput INPUT = ChatInput.of(List.of(HI), NOW);
  private static final ChatInput WITH_TOOLS = INPUT.withTools(List.of(Value.of(Map.of())));

  @TempDir private Path directory;

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  @Test
  void theFileOfItsOwnComesFirst() throws IOException {
    write("chat_template.jinja", "{{ bos_token }}{{ messages[0].content }}");
    write("tokenizer_config.json", "{\"chat_template\": \"other\", \"bos_token\": \"<s>\"}");
    assertThat(ModelChat.read(directory).render(INPUT)).isEqualTo("<s>hi");
  }

  @Test
  void tokensAreStringsOrObjectsAndTheInputsOwnComeFirst() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template": "{{ bos_token }}|{{ eos_token }}|{{ pad_token is defined }}",
         "bos_token": {"content": "<s>", "lstrip": false}, "eos_token": "</s>", "pad_token": null}
        """);
    ModelChat chat = ModelChat.read(directory);
    assertThat(chat.specialTokens()).isEqualTo(Map.of("bos_token", "<s>", "eos_token", "</s>"));
    assertThat(chat.render(INPUT)).isEqualTo("<s>|</s>|False");
    assertThat(chat.render(INPUT.with("eos_token", Value.of("E")))).isEqualTo("<s>|E|False");
  }

  @Test
  void aListHasTemplatesForToolsAndForTheRest() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template": [{"name": "default", "template": "D"},
                           {"name": "tool_use", "template": "T"},
                           {"name": "rag", "template": "{% unread"}]}
        """);
    ModelChat chat = ModelChat.read(directory);
    assertThat(chat.render(INPUT)).isEqualTo("D");
    assertThat(chat.render(WITH_TOOLS)).isEqualTo("T");
    assertThat(chat.render(INPUT.withTools(List.of()))).isEqualTo("D");
  }

  /** As the hub's library now saves several templates; they hide those of the config. */
  @Test
  void namedTemplatesMayBeFiles() throws IOException {
    write("chat_template.jinja", "D");
    Files.createDirectory(directory.resolve("additional_chat_templates"));
    write("additional_chat_templates/tool_use.jinja", "T");
    write("additional_chat_templates/rag.jinja", "{% unread");
    write("tokenizer_config.json", "{\"chat_template\": [{\"name\": \"x\", \"template\": 5}]}");
    ModelChat chat = ModelChat.read(directory);
    assertThat(chat.render(INPUT)).isEqualTo("D");
    assertThat(chat.render(WITH_TOOLS)).isEqualTo("T");
    Files.delete(directory.resolve("chat_template.jinja"));
    assertThat(ModelChat.read(directory).render(INPUT)).isEqualTo("T");
  }

  @Test
  void aFileOfOneTemplateHidesTheListOfTheConfig() throws IOException {
    write("chat_template.jinja", "D");
    write(
        "tokenizer_config.json",
        "{\"chat_template\": [{\"name\": \"tool_use\", \"template\": \"T\"}]}");
    assertThat(ModelChat.read(directory).render(WITH_TOOLS)).isEqualTo("D");
  }

  @Test
  void anObjectOfTemplatesIsReadToo() throws IOException {
    write(
        "chat_template.json",
        "{\"chat_template\": {\"default\": \"D\", \"tool_use\": \"T\", \"rag\": 1}}");
    assertThat(ModelChat.read(directory).render(WITH_TOOLS)).isEqualTo("T");
  }

  /** The hub's library reads the map of tokens where the config has no added_tokens_decoder. */
  @Test
  void tokensComeFromTheMapInOlderModels() throws IOException {
    write("chat_template.jinja", "");
    write(
        "special_tokens_map.json",
        """
        {"bos_token": {"content": "<map>", "lstrip": false}, "eos_token": "</map>",
         "pad_token": null, "additional_special_tokens": ["<a>"]}
        """);
    assertThat(ModelChat.read(directory).specialTokens())
        .isEqualTo(Map.of("bos_token", "<map>", "eos_token", "</map>"));
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<s>", "pad_token": "<pad>", "unk_token": "", "add_bos_token": true,
         "image_token": "<img>", "extra_special_tokens": {"boi_token": {"content": "<boi>"}}}
        """);
    Map<String, String> own = Map.of("image_token", "<img>", "boi_token", "<boi>");
    assertThat(ModelChat.read(directory).specialTokens())
        .containsAllEntriesOf(own)
        .containsEntry("bos_token", "<map>")
        .hasSize(4);
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": null,
         "added_tokens_decoder": {"0": {"content": "<s>", "special": true}}}
        """);
    assertThat(ModelChat.read(directory).specialTokens())
        .isEqualTo(Map.of("bos_token", "<s>", "pad_token", "<pad>"));
  }

  @Test
  void theTemplateOfAProcessorIsFoundToo() throws IOException {
    write("tokenizer_config.json", "{\"bos_token\": \"B\"}");
    write("chat_template.json", "{\"chat_template\": \"{{ bos_token }}P\"}");
    assertThat(ModelChat.read(directory).render(INPUT)).isEqualTo("BP");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    String message =
        directory
            + " has no chat template: expected the file chat_template.jinja, or the field"
            + " \"chat_template\" in tokenizer_config.json with a template of its own or one named"
            + " \"default\"";
    assertThatThrownBy(() -> ModelChat.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    write("tokenizer_config.json", "{\"chat_template\": []}");
    assertThatThrownBy(() -> ModelChat.read(directory)).hasMessage(message);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\": 5}");
    assertThatThrownBy(() -> ModelChat.read(directory))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "tokenizer_config.json:1 $.chat_template: expected a string but found a number");
    write("chat_template.jinja", "a\n{% if x %}");
    assertThatThrownBy(() -> ModelChat.read(directory))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "chat_template.jinja:2:11: expected '{% elif %}' or '{% else %}' or '{% endif %}' but"
                + " found the end of the template");
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
