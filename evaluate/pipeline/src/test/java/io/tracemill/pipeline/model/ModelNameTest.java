package io.tracemill.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelNameTest {
  private static final Path CASES = Path.of("src/test/resources/words/models.txt");

  static Stream<String> cases() throws IOException {
    return Files.readAllLines(CASES).stream().filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isADirectoryOrAnEndpoint(String line) {
    String[] sides = line.split(" ?-> ", 2);
    Problems problems = new Problems();

    Optional<ModelName> name = ModelName.read(sides[0], problems);

    String said = name.map(ModelNameTest::shown).orElseGet(() -> problems.all().get(0).toString());
    assertThat(said).isEqualTo(sides[1]);
    assertThat(problems.errors()).isEqualTo(name.isPresent() ? 0 : 1);
  }

  private static String shown(ModelName name) {
    String what =
        name instanceof ModelName.Endpoint endpoint
            ? "endpoint " + endpoint.address() + " " + endpoint.model()
            : "directory " + name;
    return what + "; " + name.shortName();
  }

  @Test
  void endpointIsUnderstoodAndRefused() {
    KnownModels models = new KnownModels(Map.of(), Path.of(""));
    ModelName name = new ModelName.Endpoint(URI.create("http://127.0.0.1:8080/v1"), "qwen3");
    String refusal =
        "`model`: http://127.0.0.1:8080/v1#qwen3 is an endpoint, and none can be asked yet; give a"
            + " model's directory as it comes from a hub";

    assertThatThrownBy(() -> models.check(name))
        .isInstanceOf(RequestException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> models.open(ModelSettings.of(name), SchedulerListener.NONE))
        .hasMessage(refusal);
    assertThatThrownBy(() -> models.text(name, SpecialTokenReading.SPECIAL)).hasMessage(refusal);
  }
}
