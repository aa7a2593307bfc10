package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The plain values of YAML 1.1, by the tag that they were resolved to. */
final class Scalars {
  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "no", "off");
  private static final Map<String, Integer> BASES = Map.of("0x", 16, "0b", 2);
  private static final int OCTAL = 8;
  private static final int MAX_DIGITS = 1000;

  private Scalars() {}

  /** The value, or nothing where its tag is none of the plain ones. */
  static Optional<Setting> read(ScalarNode node, int line) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.BOOL)) {
      return Optional.of(flag(line, text));
    }
    if (tag.equals(Tag.NULL)) {
      return Optional.of(new Null(line));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Optional.of(number(line, text));
    }
    boolean plain = tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP) || tag.equals(Tag.MERGE);
    return plain ? Optional.of(new Text(line, text)) : Optional.empty();
  }

  private static Setting flag(int line, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean known = TRUE.contains(lower) || FALSE.contains(lower);
    return known ? new Flag(line, text, TRUE.contains(lower)) : new Text(line, text);
  }

  /** A number; text where it is none of a finite value in base 2, 8, 10 or 16. */
  private static Setting number(int line, String text) {
    if (text.length() > MAX_DIGITS) {
      return new Text(line, text);
    }
    try {
      return new Number(line, text, value(text.replace("_", "")));
    } catch (NumberFormatException e) {
      return new Text(line, text);
    }
  }

  private static BigDecimal value(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigDecimal value = unsigned(digits.toLowerCase(Locale.ROOT));
    return negative ? value.negate() : value;
  }

  private static BigDecimal unsigned(String digits) {
    if (digits.startsWith("-") || digits.startsWith("+")) {
      throw new NumberFormatException();
    }
    for (Map.Entry<String, Integer> base : BASES.entrySet()) {
      if (digits.startsWith(base.getKey())) {
        return new BigDecimal(new BigInteger(digits.substring(2), base.getValue()));
      }
    }
    boolean octal = digits.length() > 1 && digits.matches("0[0-7]+");
    return octal ? new BigDecimal(new BigInteger(digits, OCTAL)) : new BigDecimal(digits);
  }
}
