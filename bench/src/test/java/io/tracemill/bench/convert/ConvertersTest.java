package io.tracemill.bench.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.prepare.slice.Turns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConvertersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(InputShape.class)
  void everyLibraryMakesTheSameRows(InputShape shape) throws IOException {
    GeneratedInput input = GeneratedInput.of(shape, 80_000);
    for (Turns turns : Turns.values()) {
      List<JsonNode> expected = rows(By.TRACEMILL, input, turns);
      assertThat(expected).hasSizeGreaterThanOrEqualTo(input.lines().size());
      for (By by : By.values()) {
        assertThat(rows(by, input, turns)).as("%s %s", by, turns).isEqualTo(expected);
      }
    }
  }

  /** Rows with the JSON in them read, too. */
  private static List<JsonNode> rows(By by, GeneratedInput input, Turns turns) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    by.converter().convert(input, turns, rows);
    List<JsonNode> values = new ArrayList<>();
    for (String line : rows.toString(StandardCharsets.UTF_8).split("\n")) {
      ObjectNode row = (ObjectNode) JSON.readTree(line);
      row.set("question", JSON.readTree(row.get("question").textValue()));
      String answer = row.get("answer").textValue();
      if (answer.startsWith("{")) {
        row.set("answer", JSON.readTree(answer));
      }
      values.add(row);
    }
    return values;
  }
}
