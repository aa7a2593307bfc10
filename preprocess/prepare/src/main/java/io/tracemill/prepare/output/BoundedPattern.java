package io.tracemill.prepare.output;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import io.tracemill.json.text.LimitedText;
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
    try {
      return pattern.matcher(new LimitedText(value, MOST)).find();
    } catch (LimitedText.ExceededException e) {
      throw new EndlessException("a pattern tries more than " + MOST + " characters");
    }
  }
}
