package io.tracemill.jinja;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Dates in the formats of C's {@code strftime}, in English, as Python has it in its own locale;
 * with glibc's {@code %-d}, and without time zones, which {@code datetime.now()} has none of.
 */
final class Strftime {
  private Strftime() {}

  static String format(Rendering rendering, String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
        continue;
      }
      boolean bare = format.charAt(i + 1) == '-' && i + 2 < format.length();
      i += bare ? 2 : 1;
      String field = field(rendering.now(), format.charAt(i));
      text.append(bare ? withoutZeros(field) : field);
      rendering.made(text.length());
    }
    return text.toString();
  }

  private static String withoutZeros(String field) {
    int start = 0;
    while (start < field.length() - 1
        && (field.charAt(start) == '0' || field.charAt(start) == ' ')) {
      start++;
    }
    return field.substring(start);
  }

  private static String field(LocalDateTime now, char letter) {
    return switch (letter) {
      case 'Y' -> digits(now.getYear(), 4);
      case 'y' -> digits(now.getYear() % 100, 2);
      case 'm' -> digits(now.getMonthValue(), 2);
      case 'd' -> digits(now.getDayOfMonth(), 2);
      case 'e' -> String.format(Locale.ROOT, "%2d", now.getDayOfMonth());
      case 'H' -> digits(now.getHour(), 2);
      case 'I' -> digits((now.getHour() + 11) % 12 + 1, 2);
      case 'M' -> digits(now.getMinute(), 2);
      case 'S' -> digits(now.getSecond(), 2);
      case 'f' -> digits(now.getNano() / 1000, 6);
      case 'j' -> digits(now.getDayOfYear(), 3);
      case 'p' -> now.getHour() < 12 ? "AM" : "PM";
      case 'F', 'D', 'T', 'R', 'c', 'x', 'X' -> compound(now, letter);
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'z', 'Z' -> "";
      default -> words(now, letter);
    };
  }

  private static String compound(LocalDateTime now, char letter) {
    String date = field(now, 'm') + "/" + field(now, 'd') + "/" + field(now, 'y');
    String time = field(now, 'H') + ":" + field(now, 'M');
    return switch (letter) {
      case 'F' -> field(now, 'Y') + "-" + field(now, 'm') + "-" + field(now, 'd');
      case 'D', 'x' -> date;
      case 'R' -> time;
      case 'T', 'X' -> time + ":" + field(now, 'S');
      default ->
          String.join(
              " ",
              field(now, 'a'),
              field(now, 'b'),
              field(now, 'e'),
              field(now, 'T'),
              field(now, 'Y'));
    };
  }

  private static String words(LocalDateTime now, char letter) {
    int weekday = now.getDayOfWeek().getValue();
    return switch (letter) {
      case 'a' -> now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
      case 'A' -> now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' ->
          now.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
      case 'B' -> now.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'u' -> digits(weekday, 1);
      case 'w' -> digits(weekday % 7, 1);
      case 'V' -> digits(now.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case 'G' -> digits(now.get(IsoFields.WEEK_BASED_YEAR), 4);
      case 'U' -> digits((now.getDayOfYear() + 6 - weekday % 7) / 7, 2);
      case 'W' -> digits((now.getDayOfYear() + 6 - (weekday + 6) % 7) / 7, 2);
      case 's' ->
          Long.toString(ChronoUnit.SECONDS.between(LocalDateTime.of(1970, 1, 1, 0, 0), now));
      default -> "%" + letter;
    };
  }

  private static String digits(int number, int width) {
    return String.format(Locale.ROOT, "%0" + width + "d", number);
  }
}
