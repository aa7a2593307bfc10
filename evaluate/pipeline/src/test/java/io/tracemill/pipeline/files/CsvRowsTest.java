package io.tracemill.pipeline.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static final long SEED = 4_180;

  private static String csv(String rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream csv = CsvRows.to(out, Csv.EXACT);
    csv.write(rows.getBytes(UTF_8));
    csv.flush();
    return out.toString(UTF_8);
  }

  @Test
  void theFirstRowNamesTheColumns() throws IOException {
    assertThat(
            csv(
                """
                {"question":"a, \\"b\\"\\n\\u00e9","answer":"","context":null,"n":[1, {"k": true}]}
                {"question":"q","answer":"a","context":"c","n":1.50}
                """))
        .isEqualTo(
            """
            question,answer,context,n
            "a, ""b""
            é",,null,"[1, {""k"": true}]"
            q,a,c,1.50
            """);
  }

  @Test
  void noRowsAreNoColumns() throws IOException {
    assertThat(csv("")).isEmpty();
  }

  /** The first characters that OWASP names, and some that are none of them. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=", "-"})
  void whatASpreadsheetTakesForAFormulaIsCountedOrGuarded(String text) throws IOException {
    String row =
        new JsonText(Layout.COMPACT).beginObject().name("c0").value(text).endObject() + "\n";
    String others =
        "{\"c0\":\"a=1\"}\n{\"c0\":\"\"}\n{\"c0\":\" =1\"}\n{\"c0\":-1}\n{\"c0\":\"'=1\"}\n";
    for (Csv how : List.of(Csv.EXACT, Csv.SAFE)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CsvRows csv = CsvRows.to(out, how);
      csv.write((row + others).getBytes(UTF_8));
      csv.flush();
      assertThat(csv.formulas()).isEqualTo(how == Csv.SAFE ? 0 : 1);
      List<List<String>> cells = new ArrayList<>();
      try (CSVParser parser = CSVParser.parse(out.toString(UTF_8), CSVFormat.RFC4180)) {
        parser.forEach(record -> cells.add(record.toList()));
      }
      assertThat(cells)
          .containsExactly(
              List.of("c0"),
              List.of(how == Csv.SAFE ? "'" + text : text),
              List.of("a=1"),
              List.of(""),
              List.of(" =1"),
              List.of("-1"),
              List.of("'=1"));
    }
  }

  /** However the bytes come, a reader of CSV gets the texts that went in. */
  @Test
  void isReadAsItWasWritten() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<List<String>> rows = new ArrayList<>();
      StringBuilder json = new StringBuilder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        List<String> row = List.of(text(random), text(random), text(random));
        rows.add(row);
        JsonText text = new JsonText(Layout.COMPACT).beginObject();
        for (int column = 0; column < row.size(); column++) {
          text.name("c" + column).value(row.get(column));
        }
        json.append(text.endObject()).append('\n');
      }
      String what = "seed " + SEED + ", round " + round + ": " + json;
      assertThat(read(dripped(json.toString(), random))).as(what).isEqualTo(rows);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          List.of("a", ",", "\"", "\n", "\r\n", " ", "é", "😀", "'", "\\").get(random.nextInt(10)));
    }
    return text.toString();
  }

  private static String dripped(String json, Random random) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream csv = CsvRows.to(out, Csv.EXACT);
    for (int at = 0; at < bytes.length; ) {
      int length = random.nextInt(Math.min(20, bytes.length - at) + 1);
      if (length == 1) {
        csv.write(bytes[at]);
      } else {
        csv.write(Arrays.copyOf(bytes, bytes.length), at, length);
      }
      at += length;
    }
    csv.flush();
    return out.toString(UTF_8);
  }

  private static List<List<String>> read(String csv) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
      for (CSVRecord row : parser) {
        rows.add(row.toList());
      }
    }
    assertThat(rows.get(0)).containsExactly("c0", "c1", "c2");
    return rows.subList(1, rows.size());
  }
}
