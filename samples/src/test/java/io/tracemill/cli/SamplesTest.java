package io.tracemill.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every sample and compares each file, and what is said, with its folder of expected files.
 *
 * <p>With {@code -Dsamples.update=true} these are written anew, for a person to read the
 * difference. A folder {@code expected-v1} makes a sample run with {@code --data-version 1}, too.
 */
class SamplesTest {
  private static final String CONSOLE = "console.txt";
  private static final String RECORD = "run.json";
  private static final String PAGE = "report.html";
  private static final String RECORDED =
      """
          "tokenizer": {
            "value": "swar",
            "origin": "command line --tokenizer"
          },
      """;

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path folder = Path.of("");

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  @AfterEach
  void putBack() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesWhatIsExpected(Sample sample) throws IOException {
    Map<String, String> written = run(sample);
    // The page shows the other files; its own tests say how.
    assertThat(written.remove(PAGE)).startsWith("<!doctype html>");
    if (Boolean.getBoolean("samples.update")) {
      update(sample, written);
    }
    assertThat(written).containsExactlyEntriesOf(Outputs.of(sample.expected()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void machineMakesNoDifference(Sample sample) throws IOException {
    Map<String, String> written = run(sample, "--threads", "1");

    elsewhere("tr-TR", "Pacific/Kiritimati");
    assertThat(run(sample, "--threads", "2")).isEqualTo(written);
    elsewhere("ar-EG-u-nu-arab-ca-islamic", "America/St_Johns");
    assertThat(run(sample, "--threads", "4")).isEqualTo(written);
    elsewhere("hi-IN-u-nu-deva", "Asia/Kathmandu");
    assertThat(run(sample, "--threads", "1")).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tokenizerMakesNoDifference(Sample sample) throws IOException {
    Map<String, String> written = run(sample);
    Map<String, String> own = run(sample, "--tokenizer", "swar");
    assertThat(written.get(RECORD)).doesNotContain("tokenizer");
    assertThat(own.get(RECORD)).contains(RECORDED);
    assertThat(own.remove(PAGE)).hasSizeGreaterThan(written.remove(PAGE).length());
    own.computeIfPresent(RECORD, (file, text) -> text.replace(RECORDED, ""));
    assertThat(own).isEqualTo(written);
  }

  private static void elsewhere(String locale, String zone) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
  }

  private Map<String, String> run(Sample sample, String... options) throws IOException {
    Path out = Files.createTempDirectory(folder, "run").resolve("out");
    Sample.Ran ran = sample.run(out, options);
    assertThat(ran.exit()).as(ran.console()).isZero();
    Map<String, String> files = Outputs.of(out);
    files.put(CONSOLE, new String(ran.console().getBytes(UTF_8), ISO_8859_1));
    return files;
  }

  private static void update(Sample sample, Map<String, String> written) throws IOException {
    Files.createDirectories(sample.expected());
    for (String old : Outputs.of(sample.expected()).keySet()) {
      Files.delete(sample.expected().resolve(old));
    }
    for (Map.Entry<String, String> file : written.entrySet()) {
      Files.writeString(sample.expected().resolve(file.getKey()), file.getValue(), ISO_8859_1);
    }
  }
}
