package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRecordsTest {
  private static final int LIMIT = 1 << 16;

  @TempDir private Path folder;

  @Test
  void cellsComeBackAsTheyWereWritten() throws IOException {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Map<String, String>> rows = rows(random);
      char separator = ",\t;|".charAt(random.nextInt(4));
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
      String ending = random.nextBoolean() ? "\r\n" : "\n";
      CSVFormat format =
          CSVFormat.RFC4180.builder().setDelimiter(separator).setRecordSeparator(ending).get();
      try (CSVPrinter printer = new CSVPrinter(text, format)) {
        printer.printRecord("id", "input", "a b", "output");
        for (Map<String, String> row : rows) {
          printer.printRecord(row.get("id"), row.get("input"), row.get("a b"), row.get("output"));
        }
      }
      for (Map<String, String> row : rows) {
        row.values().removeIf(String::isEmpty);
      }
      assertThat(read(text.toString())).as("seed %d", seed).isEqualTo(rows);
    }
  }

  private static List<Map<String, String>> rows(Random random) {
    List<String> pieces =
        List.of("a", "\"", ",", "\n", "\r\n", "\\", "ü", "😀", "\t", ";", "|", " ");
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1 + random.nextInt(random.nextInt(30) == 0 ? 2000 : 10); i > 0; i--) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("id", "i" + i);
      for (String name : List.of("input", "a b", "output")) {
        StringBuilder cell = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
          cell.append(pieces.get(random.nextInt(pieces.size())));
        }
        row.put(name, cell.toString());
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void aRowKnowsItsPlaceAndABadOneCostsNoOther() throws IOException {
    String text =
        """
        id,input,input

        1,"two
        lines",x
        2,only
        3,a"b,y
        4,"a"b,y
        5,c,z,more
        6,d,w
        """;
    assertThat(told(text))
        .containsExactly(
            "3 {\"id\":\"1\",\"input\":\"two\\u000alines\",\"input.1\":\"x\"}",
            "5 UNEXPECTED the row has 2 cells and the first row names 3: is a quote missing?",
            "6 {\"id\":\"3\",\"input\":\"a\\\"b\",\"input.1\":\"y\"}",
            "7 NOT_JSON",
            "8 UNEXPECTED the row has 4 cells and the first row names 3: is a quote missing?",
            "9 {\"id\":\"6\",\"input\":\"d\",\"input.1\":\"w\"}");
  }

  @Test
  void aQuoteThatNeverClosesIsNotReadToTheEndOfTheFile() throws IOException {
    String text = "input,output\na,b\n\"c,d\n" + "e,f\n".repeat(LIMIT);
    assertThat(told(text))
        .containsExactly(
            "2 {\"input\":\"a\",\"output\":\"b\"}",
            "3 LINE_TOO_LONG the row has more than 65536 bytes, which is the limit: is a quote"
                + " missing? Else raise it with --max-line-bytes");
    assertThat(told("input,output\na,b\n\"c,d\n"))
        .hasSize(2)
        .last()
        .asString()
        .contains("NOT_JSON");
  }

  @Test
  void whatIsNoTableIsReadAsLines() throws IOException {
    for (String text :
        List.of(
            "{\"input\": 1}\n",
            "[{\"input\": 1}]\n",
            "Hello, this is an input\n1,2\n",
            "id,name\n1,2\n",
            "input,output")) {
      try (LineSource source = open(text, LIMIT)) {
        assertThat(source).as(text).isNotInstanceOf(CsvRecords.class);
      }
    }
    try (LineSource source = open("messages\n\"[]\"\n", LIMIT)) {
      assertThat(source).isInstanceOf(CsvRecords.class);
    }
  }

  @Test
  void bytesThatAreNoTextAreFoundInTheirRow() throws IOException {
    Path file = folder.resolve("bytes.csv");
    Files.write(file, "input,output\na,\u00ffb\nc,d\n".getBytes(StandardCharsets.ISO_8859_1));
    List<String> told = new ArrayList<>();
    try (LineSource source =
        RecordFiles.open(Input.of(file.toString()), UnaryOperator.identity(), LIMIT)) {
      source.forEach(line -> told.add(told(line)));
    }
    assertThat(told).containsExactly("2 NOT_UTF8", "3 {\"input\":\"c\",\"output\":\"d\"}");
  }

  private List<Map<String, String>> read(String text) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (LineSource source = open(text, LIMIT)) {
      source.forEach(
          line -> {
            Map<String, String> row = new LinkedHashMap<>();
            for (Field field : new Tape().read(line).fields()) {
              row.put(field.key(), field.value().text());
            }
            rows.add(row);
          });
    }
    return rows;
  }

  private List<String> told(String text) throws IOException {
    List<String> told = new ArrayList<>();
    try (LineSource source = open(text, LIMIT)) {
      source.forEach(line -> told.add(told(line)));
    }
    return told;
  }

  private static String told(Line line) {
    try {
      Node node = new Tape().read(line);
      return line.number() + " " + node.raw();
    } catch (DataException e) {
      boolean ours = e.problem().contains("row has");
      return line.number() + " " + e.reason() + (ours ? " " + e.problem() : "");
    }
  }

  private LineSource open(String text, int limit) throws IOException {
    Path file = folder.resolve("table");
    Files.writeString(file, text);
    return RecordFiles.open(Input.of(file.toString()), UnaryOperator.identity(), limit);
  }
}
