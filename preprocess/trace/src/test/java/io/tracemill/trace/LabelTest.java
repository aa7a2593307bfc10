package io.tracemill.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LabelTest {
  private static final Locale LOCALE = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(LOCALE);
  }

  @TestFactory
  Stream<DynamicTest> inWhatTheyDiffer() {
    return Case.tests(
        "/labels/differences.jsonl",
        each -> {
          Optional<String> expected = each.find("differ").map(node -> node.text());
          assertThat(Label.difference(each.text("one"), each.text("other"))).isEqualTo(expected);
          assertThat(Label.difference(each.text("other"), each.text("one"))).isEqualTo(expected);
        });
  }

  @TestFactory
  Stream<DynamicTest> whichClassIsMeant() {
    return Case.tests(
        "/labels/classes.jsonl",
        each -> {
          List<String> names = each.items("classes").stream().map(node -> node.text()).toList();
          assertThat(new Classes(names).find(each.text("written")))
              .isEqualTo(each.find("class").map(node -> node.text()));
        });
  }

  @Test
  void theLocaleDoesNotMatter() {
    for (String locale : List.of("tr-TR", "lt-LT", "az", "en")) {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(new Classes(List.of("title")).find("TITLE")).contains("title");
      assertThat(Label.folded("I\u0307 ı")).isEqualTo(Label.folded("İ I"));
    }
  }

  @Test
  void whatNobodySeesIsBlank() {
    assertThat(List.of("", " \n\t", "\u00a0", "\u200b\ufeff\u2060", "\u3000"))
        .allMatch(Label::isBlank);
    assertThat(List.of(".", " a", "\u0301", "\u200d", "0")).noneMatch(Label::isBlank);
  }
}
