package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingNamesTest {
  private static final SettingNames NAMES =
      new SettingNames(
          List.of(
              Option.argument(
                  "input", "INPUT", Option.Kind.TEXT, Option.Presence.REPEATED, "Files."),
              Option.flag("--force"),
              Option.text("-o, --out", "FILE"),
              Option.text("--test, -t", "FILE"),
              Option.whole("--max-line-bytes", "N")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nothing to name | nothing to name",
        "`out`: is there already; replace it with `force` | -o: is there already; replace it with --force",
        "`max-line-bytes` | --max-line-bytes",
        "the first name counts: `test` | the first name counts: --test",
        "one `input`, not `inputs` | one INPUT, not `inputs`",
        "found ` and `force` | found ` and --force",
        "`` and `force | `` and `force",
        "`for``force`ce` | `for`--forcece`",
      })
  void putsTheNamesOfOptionsForSettings(String message, String shown) {
    assertThat(NAMES.in(message)).isEqualTo(shown);
  }
}
