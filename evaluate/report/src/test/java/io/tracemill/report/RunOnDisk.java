package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder as a run leaves it, with whatever a test puts there. */
record RunOnDisk(Path folder) {

  /** Classification, with a seed. */
  RunOnDisk settings(long seed) throws IOException {
    return put(
        "run.json",
        "{\"seed\":"
            + seed
            + ",\"settings\":{\"base.task\":{\"value\":\"classification\",\"origin\":\"default\"}},"
            + "\"survey\":{\"labels\":{\"a\":7,\"b\":2}},"
            + "\"counts\":{\"train\":{\"rows\":{\"dropped\":{\"unknown_label\":1}}}}}");
  }

  RunOnDisk put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  RunOnDisk lines(String name, List<String> lines) throws IOException {
    return put(name, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  /** The rows 1 to {@code n} of a model that is right, but for every {@code wrong}th. */
  RunOnDisk answers(String name, int n, int wrong) throws IOException {
    return lines(
        name, IntStream.rangeClosed(1, n).mapToObj(row -> answer(row, row % wrong != 0)).toList());
  }

  static String answer(int row, boolean right) {
    return new JsonText(Layout.COMPACT)
        .beginObject()
        .name("accuracy")
        .value(right ? 1.0 : 0.0)
        .name("question")
        .value("question " + row)
        .name("answer")
        .value("a")
        .name("prediction")
        .value(right ? "a" : "b")
        .endObject()
        .toString();
  }

  byte[] page() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ReportPage.ofRun(folder, page);
    return page.toByteArray();
  }

  /** What the page shows. */
  Node shown() throws IOException {
    return dataIn(page());
  }

  /** The data of a page, which has one script element with it. */
  static Node dataIn(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    String mark = "<script type=\"application/json\" id=\"data\">";
    int from = html.indexOf(mark) + mark.length();
    String json = html.substring(from, html.indexOf("</script>", from));
    return new Tape().read(Line.of("data", json.getBytes(StandardCharsets.UTF_8)));
  }
}
