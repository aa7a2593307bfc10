package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetectionTest {
  private static final String TEXT = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
  private static final String IMAGE =
      "{\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}]}";
  private static final String LANGFUSE = "{\"id\":\"1\",\"input\":\"x\",\"output\":\"y\"}";
  private static final String CONTEXT = "{\"context\":\"x\"}";

  @ParameterizedTest
  @CsvSource({
    "openai_messages",
    "openai_messages_with_images",
    "langfuse",
    "unstructured_with_openai_messages"
  })
  void findsTheFormatOfEachFolder(String name) throws Exception {
    Detection detection = new Detection();
    Resources.lines("in.jsonl", Resources.bytes("/formats/" + name + "/in.jsonl"))
        .forEach(line -> detection.look(new Tape().read(line)));
    assertThat(detection.format()).map(TraceFormat::name).contains(name);
  }

  @Test
  void oneImageMakesItAFileOfImages() {
    Detection detection = detect(TEXT, TEXT, TEXT, IMAGE);
    assertThat(names(detection.best())).containsExactly("openai_messages_with_images");
    assertThat(detection.readable(detection.format().orElseThrow())).isEqualTo(4);
    assertThat(detection.readable(Formats.ALL.get(0))).isEqualTo(3);
  }

  @Test
  void theFormatOfMostLinesWins() {
    assertThat(names(detect(TEXT, LANGFUSE, LANGFUSE).best())).containsExactly("langfuse");
    assertThat(names(detect(CONTEXT, TEXT, "7", CONTEXT).best()))
        .containsExactly("unstructured_with_openai_messages");
  }

  @Test
  void twoThatFitEquallyAreNoAnswer() {
    Detection halves = detect(TEXT, LANGFUSE);
    assertThat(halves.format()).isEmpty();
    assertThat(halves.lines()).isEqualTo(2);
    assertThat(names(halves.best())).containsExactly("openai_messages", "langfuse");
    String both = "{\"messages\":[],\"id\":\"1\",\"input\":\"x\"}";
    assertThat(names(detect(both).best())).containsExactly("openai_messages", "langfuse");
  }

  @Test
  void noneFits() {
    assertThat(detect().best()).isEmpty();
    assertThat(detect().format()).isEmpty();
    Detection detection =
        detect(
            "[]",
            "7",
            "null",
            "{}",
            "{\"messages\":{}}",
            "{\"messages\":null}",
            "{\"context\":{}}",
            "{\"input\":\"x\"}",
            "{\"output\":\"x\",\"id\":\"1\"}",
            "{\"question\":\"x\",\"answer\":\"y\"}");
    assertThat(detection.best()).isEmpty();
    assertThat(detection.lines()).isEqualTo(10);
  }

  @Test
  void messagesNeedNotBeGoodToBeRecognised() {
    String bad = "{\"messages\":[7,null,{\"content\":[7,{\"type\":7}]},{\"content\":7}]}";
    assertThat(names(detect(bad).best())).containsExactly("openai_messages");
  }

  private static Detection detect(String... lines) {
    Detection detection = new Detection();
    Stream.of(lines).forEach(line -> detection.look(Resources.node(line)));
    return detection;
  }

  private static List<String> names(List<TraceFormat> formats) {
    return formats.stream().map(TraceFormat::name).toList();
  }
}
