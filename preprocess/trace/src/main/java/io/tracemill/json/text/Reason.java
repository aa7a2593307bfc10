package io.tracemill.json.text;

import java.util.Locale;

/**
 * Why a line, a trace or a row is left out.
 *
 * <p>Every kind of reason is an enum, so that counts can be kept by reason; {@link #key} is its
 * name in files.
 */
public interface Reason {

  /** The constant's name. */
  String name();

  /** The name in files and summaries, such as {@code not_json}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether something is lost: not where what is left out is there once more, or is no trace. */
  default boolean isLoss() {
    return true;
  }
}
