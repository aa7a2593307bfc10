package io.tracemill.prepare.output;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A regular expression of a schema that gives up where it would try without end. It finds what
 * {@link JDKRegularExpressionFactory} finds.
 */
record BoundedPattern(Pattern pattern) implements RegularExpression {
  /** Characters looked at: some tenths of a second. */
  private static final int MOST = 10_000_000;

  static RegularExpression of(String expression) {
    String java =
        RegularExpressions.replaceLongformCharacterProperties(
            RegularExpressions.replaceDollarAnchors(expression));
    return new BoundedPattern(Pattern.compile(java));
  }

  @Override
  public boolean matches(String value) {
    return pattern.matcher(new Counted(value, new int[1])).find();
  }

  /** Text that counts how often one looks at it; {@code looks} is one number. */
  private record Counted(String text, int[] looks) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks[0]++;
      if (looks[0] > MOST) {
        throw new EndlessException("a pattern tries more than " + MOST + " characters");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
