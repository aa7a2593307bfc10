package io.tracemill.json.lines;

import io.tracemill.json.text.Swar;

/**
 * Finds the end of a JSON value, whose bytes may come bit by bit. Whether it is well formed is left
 * to whoever reads it; but what JSON does not know and cut lines have ends it: a line feed inside a
 * string, and a line that begins with a bracket where a comma is due.
 */
final class ValueEnd {
  private int depth;
  private boolean inString;
  private boolean begun;
  private boolean broken;

  /** Whether a value has just ended, so that a comma or a closing bracket has to follow. */
  private boolean due;

  private int resume;

  /** Where to go on when there are more bytes. */
  int resume() {
    return resume;
  }

  /** Whether it ends in the middle: what follows begins anew. */
  boolean isBroken() {
    return broken;
  }

  /** The offset behind the value, or -1 if it is not within {@code [from, end)}. */
  int find(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      if (inString) {
        at = inString(bytes, at, end);
        if (broken) {
          return at;
        }
        if (inString) {
          resume = at;
          return -1;
        }
        if (depth == 0) {
          return at;
        }
        due = true;
        continue;
      }
      byte b = bytes[at];
      switch (b) {
        case '"' -> {
          inString = true;
          begun = true;
        }
        case '{', '[' -> {
          if (due && depth > 0 && at > 0 && bytes[at - 1] == '\n') {
            broken = true;
            return at;
          }
          depth++;
          begun = true;
          due = false;
        }
        case '}', ']' -> {
          if (depth <= 0) {
            return begun ? at : at + 1;
          }
          if (--depth == 0) {
            return at + 1;
          }
          due = true;
        }
        case ' ', '\n', '\r', '\t' -> {
          if (depth == 0 && begun) {
            return at;
          }
        }
        case ',' -> {
          if (depth == 0 && begun) {
            return at;
          }
          due = false;
        }
        case ':' -> due = false;
        default -> {
          begun = true;
          due = true;
        }
      }
      at++;
    }
    resume = at;
    return -1;
  }

  /** Goes on inside a string: to behind its end, or to what cannot be looked at yet. */
  private int inString(byte[] bytes, int from, int end) {
    int at = from;
    while (true) {
      while (at + 8 <= end) {
        long read = Swar.read(bytes, at);
        long found = Swar.equal(read, '"') | Swar.equal(read, '\\') | Swar.equal(read, '\n');
        if (found != 0) {
          at += Swar.first(found);
          break;
        }
        at += 8;
      }
      while (at < end && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n') {
        at++;
      }
      if (at >= end) {
        return at;
      }
      if (bytes[at] == '"') {
        inString = false;
        return at + 1;
      }
      if (bytes[at] == '\n') {
        broken = true;
        return at;
      }
      if (at + 1 >= end) {
        return at;
      }
      at += 2;
    }
  }
}
