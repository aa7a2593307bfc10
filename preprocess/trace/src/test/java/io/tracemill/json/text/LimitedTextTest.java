package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitedTextTest {
  /** A reference to a group keeps Java from remembering what it tried in vain. */
  private static final Pattern ENDLESS = Pattern.compile("^(a+)+\\1b$");

  @Test
  void endsWhatWouldTryWithoutEnd() {
    LimitedText text = new LimitedText("a".repeat(60) + "!", 100_000);
    assertThatThrownBy(() -> ENDLESS.matcher(text).find())
        .isInstanceOf(LimitedText.ExceededException.class);
  }

  @Test
  void isTheTextUpToThere() {
    LimitedText text = new LimitedText("one two", 3);
    assertThat(text).hasToString("one two").hasSize(7);
    assertThat(text.subSequence(4, 7)).hasToString("two");
    assertThat("" + text.charAt(0) + text.charAt(1) + text.charAt(2)).isEqualTo("one");
    assertThatThrownBy(() -> text.charAt(3)).isInstanceOf(LimitedText.ExceededException.class);
    text.again();
    assertThat(text.charAt(3)).isEqualTo(' ');
  }
}
