package io.tracemill.json.token;

import io.tracemill.json.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A way to change JSON so that it is still JSON now and then. */
enum Mutation {
  /** One bit or one byte is another. */
  BYTES {
    @Override
    byte[] of(byte[] json, Random random) {
      int at = random.nextInt(json.length);
      byte[] changed = json.clone();
      changed[at] =
          (byte)
              switch (random.nextInt(4)) {
                case 0 -> json[at] ^ 1 << random.nextInt(8);
                case 1 -> random.nextInt();
                default -> ' ' + random.nextInt(95);
              };
      return changed;
    }
  },
  /** Bytes are taken out, put in or doubled. */
  LENGTHS {
    @Override
    byte[] of(byte[] json, Random random) {
      int at = random.nextInt(json.length);
      int to = Math.min(json.length, at + 1 + random.nextInt(3));
      return switch (random.nextInt(3)) {
        case 0 -> spliced(json, at, to, new byte[0]);
        case 1 -> spliced(json, at, at, Arrays.copyOfRange(json, at, to));
        default -> spliced(json, at, at, new byte[] {(byte) (' ' + random.nextInt(95))});
      };
    }
  },
  /** Tokens are put between or in place of others. */
  TOKENS {
    private static final String[] PIECES = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"",
      "{}",
      "[]",
      "\"\"",
      "\"a\":1,",
      ",\"b\":[]",
      "null,",
      ",0",
      "true",
      "fals",
      "nul",
      "NaN",
      "//",
      "\"x\":"
    };

    @Override
    byte[] of(byte[] json, Random random) {
      int at = near(json, random, "{}[],:");
      int to = Math.min(json.length, at + random.nextInt(2));
      return spliced(json, at, to, piece(PIECES, random));
    }
  },
  /** The end is missing; what is open may be closed. */
  ENDS {
    @Override
    byte[] of(byte[] json, Random random) {
      int length = random.nextInt(json.length + 1);
      byte[] cut = Arrays.copyOf(json, length);
      byte[] end = random.nextInt(4) == 0 ? new byte[0] : missing(cut);
      return spliced(cut, length, length, end);
    }

    private static byte[] missing(byte[] cut) {
      StringBuilder missing = new StringBuilder();
      boolean inString = false;
      for (int i = 0; i < cut.length; i++) {
        int c = cut[i];
        if (inString) {
          inString = c != '"';
          i += c == '\\' ? 1 : 0;
        } else if (c == '"') {
          inString = true;
        } else if (c == '{' || c == '[') {
          missing.append((char) (c + 2));
        } else if ((c == '}' || c == ']') && missing.length() > 0) {
          missing.setLength(missing.length() - 1);
        }
      }
      return ((inString ? "\"" : "") + missing.reverse()).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** Escapes stand in strings, right ones and wrong ones. */
  ESCAPES {
    private static final String[] PIECES = {
      "\\",
      "\\\\",
      "\\\"",
      "\\n",
      "\\/",
      "\\u0041",
      "\\u00e9",
      "\\uD83D",
      "\\uDE00",
      "\\ud83d\\ude00",
      "\\ud83d\\u0041",
      "\\ude00\\ud83d",
      "\\ud83d\\\\ude00",
      "\\u0000",
      "\\u000",
      "\\u00g0",
      "\\U0041",
      "\\x41",
      "\\'",
      "\\\\u0000",
      "\\ud83d\\ud83d\\ude00",
      "\\ud83d\\ude0"
    };

    @Override
    byte[] of(byte[] json, Random random) {
      int at = inside(json, random);
      return spliced(json, at, at, piece(PIECES, random));
    }
  },
  /** Characters that are not ASCII stand in strings, right ones and wrong ones. */
  UTF_8 {
    private static final String[] PIECES = {
      "<c3><a9>",
      "<e2><82><ac>",
      "<f0><9f><98><80>",
      "<c2><80>",
      "<df><bf>",
      "<e0><a0><80>",
      "<ed><9f><bf>",
      "<ee><80><80>",
      "<ef><bf><bf>",
      "<f0><90><80><80>",
      "<f4><8f><bf><bf>",
      "<e4><b8><ad><e6><96><87>",
      "<d0><96><d0><b6><d0><96>",
      "<e2><80><a8>",
      "<7f>",
      "<ef><bb><bf>",
      "<80>",
      "<c0><80>",
      "<c1><bf>",
      "<e0><9f><bf>",
      "<ed><a0><80>",
      "<ed><bf><bf>",
      "<f0><8f><bf><bf>",
      "<f4><90><80><80>",
      "<f5><80><80><80>",
      "<ff>",
      "<c3>",
      "<e2><82>",
      "<f0><9f><98>",
      "<00>",
      "<01>",
      "<1f>",
      "<09>"
    };

    @Override
    byte[] of(byte[] json, Random random) {
      int at = random.nextInt(8) == 0 ? random.nextInt(json.length + 1) : inside(json, random);
      return spliced(json, at, at, Bytes.of(PIECES[random.nextInt(PIECES.length)]));
    }
  },
  /** Numbers and literals stand for values, right ones and wrong ones. */
  NUMBERS {
    private static final String[] PIECES = {
      "0",
      "-0",
      "1",
      "-1",
      "10",
      "1.5",
      "0.1",
      "1e5",
      "1E+5",
      "1e-05",
      "-1.0e0",
      "12345678901234567890",
      "1E400",
      "00",
      "01",
      "-01",
      "1.",
      ".5",
      "1e",
      "1e+",
      "+1",
      "-",
      "--1",
      "1.e5",
      "1.5.5",
      "0x1",
      "1f",
      "1_0",
      "-Infinity",
      "Infinity",
      "true",
      "false",
      "null",
      "tru",
      "nulll",
      "True",
      "1 0"
    };

    @Override
    byte[] of(byte[] json, Random random) {
      int at = near(json, random, ":,[") + 1;
      int to = Math.min(json.length, at);
      int behind = to;
      while (random.nextInt(8) > 0 && behind < json.length && ",]}\"".indexOf(json[behind]) < 0) {
        behind++;
      }
      return spliced(json, to, behind, piece(PIECES, random));
    }
  },
  /** White space between tokens, and what is none. */
  SPACE {
    private static final String[] PIECES = {
      " ",
      "  ",
      "\t",
      "\r",
      "\n",
      "\r\n",
      "\n        ",
      " \t \n ",
      "        ",
      "                  ",
      "\f",
      "\u00a0",
      "\u000b",
      "\u2028",
      "\ufeff",
      "\0"
    };

    @Override
    byte[] of(byte[] json, Random random) {
      int at = Math.min(json.length, near(json, random, "{}[],:") + random.nextInt(2));
      return spliced(json, at, at, piece(PIECES, random));
    }
  },
  /** Values deep inside others, and a little deeper than is read. */
  NESTING {
    @Override
    byte[] of(byte[] json, Random random) {
      int depth =
          random.nextInt(64) == 0 ? Entries.MAX_DEPTH - 8 + random.nextInt(12) : random.nextInt(12);
      int missing = random.nextInt(6) == 0 ? 1 : 0;
      StringBuilder before = new StringBuilder();
      StringBuilder behind = new StringBuilder();
      for (int i = 0; i < depth; i++) {
        boolean object = random.nextBoolean();
        before.append(object ? "{\"k\":" : "[");
        behind.insert(0, object ? '}' : ']');
      }
      behind.setLength(Math.max(0, behind.length() - missing));
      byte[] start = before.toString().getBytes(StandardCharsets.UTF_8);
      byte[] end = behind.toString().getBytes(StandardCharsets.UTF_8);
      return spliced(spliced(json, json.length, json.length, end), 0, 0, start);
    }
  };

  /** {@code json}, which is not empty, changed once. */
  abstract byte[] of(byte[] json, Random random);

  /** Where one of {@code chars} stands; anywhere if there is none. */
  private static int near(byte[] json, Random random, String chars) {
    int from = random.nextInt(json.length);
    for (int i = 0; i < json.length; i++) {
      int at = (from + i) % json.length;
      if (chars.indexOf(json[at]) >= 0) {
        return at;
      }
    }
    return from;
  }

  /** Behind a quote or a letter, which is mostly inside a string. */
  private static int inside(byte[] json, Random random) {
    return near(json, random, "\"aeinost") + 1;
  }

  private static byte[] piece(String[] pieces, Random random) {
    return pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] json, int from, int to, byte[] piece) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream(json.length + piece.length);
    spliced.write(json, 0, from);
    spliced.writeBytes(piece);
    spliced.write(json, to, json.length - to);
    return spliced.toByteArray();
  }
}
