package io.tracemill.infer.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.RandomModels;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.infer.torch.TestTorch;
import io.tracemill.infer.torch.TorchSettings;
import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each file of a directory in turn absent, cut, or another's. */
final class DamagedModelTest {
  @TempDir private static Path folder;

  private interface Damage {
    void to(Path directory) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> damageIsNamed() {
    return Stream.of(
        named("no config", without("config.json"), "%s has no config.json: expected"),
        named("no weights", without("model.safetensors"), "%s has no model.safetensors and no"),
        named("cut weights", cut("model.safetensors", 0.9), "%s/model.safetensors is truncated"),
        named("no weights but a header", cut("model.safetensors", 0.05), "%s/model.safetensors"),
        named("no tokenizer", without("tokenizer.json"), "%s has no tokenizer.json: copy it"),
        named(
            "neither tokenizer nor its config",
            directory -> {
              without("tokenizer.json").to(directory);
              without("tokenizer_config.json").to(directory);
            },
            "%s has no tokenizer.json and no tokenizer_config.json, so no tokenizer: copy both"),
        named(
            "neither tokenizer nor template",
            directory -> {
              without("tokenizer.json").to(directory);
              put("tokenizer_config.json", "{}").to(directory);
            },
            "%s has no tokenizer.json: copy it"),
        named("cut tokenizer", cut("tokenizer.json", 0.5), "%s/tokenizer.json:1 $.model.vocab"),
        named("cut config", cut("config.json", 0.5), "config.json:1 $"),
        named("cut generation", cut("generation_config.json", 0.5), "generation_config.json:1 $"),
        named("cut tokenizer config", cut("tokenizer_config.json", 0.5), "tokenizer_config.json:1"),
        named("no template", put("tokenizer_config.json", "{}"), "%s has no chat template"),
        named(
            "broken template",
            put("chat_template.jinja", "{% if %}"),
            "%s: the chat template cannot be read: chat_template.jinja:1:7: "),
        named(
            "a template that comes to no end",
            put(
                "chat_template.jinja",
                "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
                    + "{{ f(50) }}"),
            "%s: the chat template comes to no end, even for a word: chat_template.jinja:1:"),
        named(
            "another model",
            put("config.json", "{\"architectures\": [\"BertModel\"]}"),
            "config.json:1 $.architectures"),
        named(
            "a pointer in place of the tokenizer",
            put("tokenizer.json", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
            "%s/tokenizer.json is a Git LFS pointer, not the tokenizer; run git lfs pull"));
  }

  private static DynamicTest named(String name, Damage damage, String message) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path directory = RandomModels.all().get("qwen3").write(folder.resolve(name));
          damage.to(directory);
          assertThatThrownBy(() -> open(directory).close())
              .isInstanceOfAny(IOException.class, DataException.class)
              .hasMessageStartingWith(message.replace("%s", directory.toString()));
        });
  }

  private static Damage without(String file) {
    return directory -> Files.delete(directory.resolve(file));
  }

  private static Damage cut(String file, double share) {
    return directory -> {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      Files.write(directory.resolve(file), Arrays.copyOf(bytes, (int) (bytes.length * share)));
    };
  }

  private static Damage put(String file, String text) {
    return directory -> Files.writeString(directory.resolve(file), text);
  }

  private static LocalModel open(Path directory) throws IOException {
    TorchSettings torch = new TorchSettings(TestTorch.place(), DeviceChoice.CPU, 1);
    LocalSettings settings =
        new LocalSettings(
            torch,
            PrecisionChoice.F32,
            SchedulerSettings.of(1),
            LocalSettings.USUAL_NOW,
            SpecialTokenReading.SPECIAL);
    return LocalModel.open(directory, settings, SchedulerListener.NONE);
  }
}
