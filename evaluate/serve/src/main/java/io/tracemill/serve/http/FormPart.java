package io.tracemill.serve.http;

import java.util.List;
import java.util.Locale;

/**
 * A part that a form may have.
 *
 * @param files under which of these it is kept: that which ends as the client's file does, or the
 *     first
 * @param most bytes that it may have
 */
public record FormPart(String name, List<String> files, long most, Presence presence) {

  /** Whether it has to be there. */
  public enum Presence {
    NEEDED,
    OPTIONAL
  }

  /** Copies the files, of which there is at least one. */
  public FormPart {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("expected a file for the part " + name);
    }
  }

  /** The file for one that the client calls {@code given}; nothing else of that name counts. */
  String file(String given) {
    String ending = ending(given);
    return files.stream()
        .filter(file -> ending(file).equals(ending))
        .findFirst()
        .orElse(files.get(0));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
