package io.tracemill.json;

import io.tracemill.json.token.Entries;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds objects that have a key twice.
 *
 * <p>The hashes of keys are on the tape. An object of few keys is looked through in place: one bit
 * of 64 for each hash tells most keys apart, and only where two share a bit are hashes compared.
 */
final class DuplicateKeys {
  private static final int FEW = 32;
  private static final int GOLDEN = 0x9e3779b9;

  private DuplicateKeys() {}

  /** The index of the second key of its name, or -1. */
  static int first(Tape tape) {
    Entries entries = tape.entries();
    for (int at = 0; at < entries.size(); at++) {
      if (entries.kind(at) == Entries.OBJECT) {
        int found = in(tape, at);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  private static int in(Tape tape, int object) {
    Entries entries = tape.entries();
    long bits = 0;
    int count = 0;
    for (int at = object + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      long bit = 1L << (entries.hash(at) * GOLDEN >>> 26);
      if ((bits & bit) != 0 && isBefore(tape, object, at)) {
        return at;
      }
      bits |= bit;
      if (++count > FEW) {
        return inMany(tape, object);
      }
    }
    return -1;
  }

  private static boolean isBefore(Tape tape, int object, int key) {
    Entries entries = tape.entries();
    int hash = entries.hash(key);
    for (int at = object + 1; at < key; at = entries.next(at + 1)) {
      if (entries.hash(at) == hash && tape.key(at).equals(tape.key(key))) {
        return true;
      }
    }
    return false;
  }

  private static int inMany(Tape tape, int object) {
    Entries entries = tape.entries();
    Set<String> keys = new HashSet<>();
    for (int at = object + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      if (!keys.add(tape.key(at))) {
        return at;
      }
    }
    return -1;
  }
}
