package io.tracemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page as a person uses it. */
final class PageInBrowserTest {
  private static final Path SAMPLES = Path.of("../../samples");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "banking-intents, light",
    "banking-intents, dark",
    "smart-home-tools, light",
    "restaurant-agent, dark",
    "broken-lines, light"
  })
  void opensWithoutAWordToAnyoneAndForEveryone(String sample, String scheme) throws IOException {
    try (Chromium browser = Chromium.start(1280, 900, scheme)) {
      browser.open(page(SAMPLES.resolve(sample).resolve("expected")), "");

      assertThat(browser.violations()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 800})
  void fitsNarrowScreens(int width) throws IOException {
    try (Chromium browser = Chromium.start(width, 800, "light")) {
      browser.open(page(twoModels()), "#rows?row=3");

      assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(width);
      assertThat(browser.violations()).isEmpty();
    }
  }

  @Test
  void fromTheFunnelToADroppedTraceInThreeClicks() throws IOException {
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      browser.open(page(SAMPLES.resolve("banking-intents/expected")), "");

      browser.one("button.reason[data-reason=irrelevant]").click();

      assertThat(browser.one(".examples[data-reason=irrelevant] .example").getText())
          .contains("traces.jsonl:6", "relevance 3, coherence 5", "user");
    }
  }

  @Test
  void fromTheMatrixToAWrongRowInTwoClicks() throws IOException {
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      browser.open(page(twoModels()), "");

      browser.one("button.cell[data-model='0'][data-label=b][data-as=a]").click();

      assertThat(browser.one("#found").getDomAttribute("data-count")).isEqualTo("10");
      browser.all("#list [role=option]").get(0).click();
      assertThat(browser.one("#row .expected").getText()).contains("b");
    }
  }

  @Test
  void fromAComparisonToTheRowsThatGotWorseInOneClick() throws IOException {
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      browser.open(page(twoModels()), "");

      browser.one("button.change[data-pair='0'][data-change=worse]").click();

      assertThat(browser.one("#found").getDomAttribute("data-count")).isEqualTo("5");
    }
  }

  @Test
  void filtersAndKeysFindRowsAndTheAddressReopensThem() throws IOException {
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      Path page = page(twoModels());
      browser.open(page, "#rows");

      browser.one("#filters [name=wrong]").click();
      String wrong = browser.one("#found").getDomAttribute("data-count");
      browser.one("#filters [name=q]").sendKeys("question 28");
      browser.await("document.getElementById('found').dataset.count === '1'");
      browser.one("#list").click();
      browser.press("j");
      String address = String.valueOf(browser.run("return location.hash"));
      String row = browser.one("#row").getDomAttribute("data-row");

      assertThat(wrong).isEqualTo("15");
      browser.open(page, address);
      assertThat(browser.one("#found").getDomAttribute("data-count")).isEqualTo("1");
      assertThat(browser.one("#row").getDomAttribute("data-row")).isEqualTo(row);
      browser.press("?");
      assertThat(browser.one("#help").isDisplayed()).isTrue();
      browser.press(Keys.ESCAPE);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void aLongListKeepsFewElements() throws IOException {
    new RunOnDisk(folder).settings(1).answers("predictions.jsonl", 30_000, 3);
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      browser.open(page(folder), "#rows");

      assertThat(browser.all("#list [role=option]")).hasSizeBetween(5, 200);
      browser.run("document.getElementById('list').scrollTop = 1e7");
      browser.await("document.querySelector('#list [role=option][aria-posinset=\"25000\"]')");
    }
  }

  @Test
  void nothingInTracesRuns() throws IOException {
    List<String> hostile = Injections.all().toList();
    hostileRun(hostile);
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      browser.open(page(folder), "");
      String title = String.valueOf(browser.run("return document.title"));

      browser.all("button.reason").forEach(reason -> browser.run("arguments[0].click()", reason));
      for (int row = 1; row <= hostile.size(); row++) {
        browser.run("location.hash = '#rows?row=" + row + "'");
        browser.run("window.dispatchEvent(new PopStateEvent('popstate'))");
        assertThat(browser.one("#row").getDomAttribute("data-row")).isEqualTo(row + "");
      }

      assertThat(browser.run("return document.title")).isEqualTo(title);
      assertThat(
              browser.run(
                  "return document.querySelectorAll('main iframe, main img, main object, main"
                      + " embed, main script, main style, main form[action], main a[href^=java],"
                      + " base, main meta, main link, main video, main audio, main marquee').length"))
          .isEqualTo(0L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** Wherever a run writes texts of traces, there is one that means ill. */
  private void hostileRun(List<String> hostile) throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    List<String> rejects = new ArrayList<>();
    StringBuilder names = new StringBuilder("\"a\":1");
    for (int i = 0; i < hostile.size(); i++) {
      String text = Injections.json(hostile.get(i));
      rows.add(
          "{\"accuracy\":0.0,\"question\":"
              + text
              + ",\"answer\":"
              + Injections.json(i + hostile.get(i))
              + ",\"prediction\":"
              + text
              + ",\"context\":"
              + text
              + "}");
      examples.add(
          "{\"step\":\"traces\",\"reason\":"
              + text
              + ",\"source\":"
              + text
              + ",\"path\":"
              + text
              + ",\"message\":"
              + text
              + ",\"messages\":[{\"role\":"
              + text
              + ",\"content\":"
              + text
              + "}]}");
      rejects.add("{\"reason\":\"not_json\",\"message\":" + text + ",\"raw\":" + text + "}");
      names.append(',').append(text).append(":1");
    }
    String counts = "{\"read\":9,\"kept\":1,\"dropped\":{" + names + "}}";
    new RunOnDisk(folder)
        .put(
            "run.json",
            "{\"seed\":1,\"settings\":{\"base.task\":{\"value\":\"classification\",\"origin\":"
                + Injections.json(hostile.get(0))
                + "}},\"model\":{\"name\":"
                + Injections.json(hostile.get(1))
                + "},\"counts\":{\"lines\":"
                + counts
                + ",\"traces\":"
                + counts
                + "},\"survey\":{\"labels\":{"
                + names
                + "}}}")
        .lines("predictions.jsonl", rows)
        .lines("model-predictions.jsonl", rows)
        .lines("examples.jsonl", examples)
        .lines("rejects.jsonl", rejects)
        .lines("relabel.jsonl", examples);
  }

  /** Forty rows of two labels; the models are wrong in ten and in five others. */
  private Path twoModels() throws IOException {
    RunOnDisk run = new RunOnDisk(folder).settings(1);
    run.lines("predictions.jsonl", rows(row -> row % 4 == 0));
    run.lines("model-predictions.jsonl", rows(row -> row % 8 == 2));
    run.put("metrics.json", summary(10)).put("model-metrics.json", summary(5));
    String record = Files.readString(folder.resolve("run.json"));
    run.put(
        "run.json",
        record.replaceFirst(
            "\\{",
            "{\"original_and_model\":{\"rows\":40,\"first_alone\":0,\"second_alone\":0,\"metrics\":"
                + "{\"accuracy\":{\"n\":40,\"first\":0.75,\"second\":0.875,\"difference\":0.125,"
                + "\"low\":-0.1,\"high\":0.3,\"better\":10,\"worse\":5,\"p\":0.3}}},"));
    return folder;
  }

  /** Of each two rows one is of b, which is answered by a where {@code wrong} says so. */
  private static List<String> rows(IntPredicate wrong) {
    return IntStream.rangeClosed(1, 40)
        .mapToObj(
            row ->
                "{\"accuracy\":"
                    + (wrong.test(row) ? "0.0" : "1.0")
                    + ",\"question\":\"question "
                    + row
                    + "\",\"answer\":\""
                    + (row % 2 == 0 ? "b" : "a")
                    + "\",\"prediction\":\""
                    + (row % 2 == 0 && !wrong.test(row) ? "b" : "a")
                    + "\"}")
        .toList();
  }

  private static String summary(int wrong) {
    return "{\"task\":\"classification\",\"rows\":40,\"metrics\":{\"accuracy\":{\"n\":40,\"mean\":0.75,"
        + "\"low\":0.6,\"high\":0.9,\"not_scored\":0}},\"confusion\":{\"labels\":[\"a\",\"b\"],"
        + "\"columns\":[\"a\",\"b\",\"(other)\"],\"counts\":[[20,0,0],["
        + wrong
        + ","
        + (20 - wrong)
        + ",0]]}}";
  }

  private Path page(Path run) throws IOException {
    Path page = folder.resolve("page.html");
    try (var out = Files.newOutputStream(page)) {
      ReportPage.ofRun(run, out);
    }
    return page;
  }
}
