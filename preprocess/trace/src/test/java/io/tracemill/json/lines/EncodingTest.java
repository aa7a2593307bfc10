package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Bytes;
import io.tracemill.json.DataException;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First bytes of a file, and the value or the message that its first line gives. */
class EncodingTest {
  static List<String> files() {
    return Resources.cases("/json/encodings.tsv");
  }

  @ParameterizedTest
  @MethodSource("files")
  void isToldByTheFirstBytes(String row) throws IOException {
    String[] columns = row.split("\t", -1);
    List<Line> lines = Streams.lines(Resources.lines("t", Bytes.of(columns[0])));
    assertThat(lines).hasSize(1);
    assertThat(read(lines.get(0))).isEqualTo(columns[1]);
  }

  private static String read(Line line) {
    try {
      return new Tape().read(line).raw().toString();
    } catch (DataException e) {
      return e.problem();
    }
  }
}
