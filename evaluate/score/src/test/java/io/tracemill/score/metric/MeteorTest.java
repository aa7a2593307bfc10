package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteorTest {
  private final Tape tape = new Tape();

  @Test
  void workedCases() {
    check(Cases.lines("meteor.jsonl"));
  }

  @Test
  void scoresAndWordsOfNltk() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.file("metrics/meteor.jsonl"), StandardCharsets.UTF_8);
    assertThat(lines).hasSize(123);
    check(lines);
  }

  private void check(List<String> lines) {
    assertThat(lines)
        .allSatisfy(
            line -> {
              Node row = tape.read(Line.of("meteor", line.getBytes(StandardCharsets.UTF_8)));
              String reference = row.field(Name.of("reference")).text();
              String prediction = row.field(Name.of("prediction")).text();
              assertThat(WordTokenizer.words(reference)).isEqualTo(texts(row, "reference_tokens"));
              assertThat(WordTokenizer.words(prediction))
                  .isEqualTo(texts(row, "prediction_tokens"));
              assertThat(Cases.score("meteor", reference, prediction, List.of()))
                  .isCloseTo(row.field(Name.of("meteor")).number().doubleValue(), within(1e-9));
            });
  }

  private static List<String> texts(Node row, String name) {
    List<String> texts = new ArrayList<>();
    row.field(Name.of(name)).items().forEach(item -> texts.add(item.text()));
    return texts;
  }
}
