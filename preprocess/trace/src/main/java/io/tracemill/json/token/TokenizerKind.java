package io.tracemill.json.token;

import java.util.Locale;

/**
 * Which code finds the tokens of a line.
 *
 * <p>Both take and refuse the same lines, in the same words.
 */
public enum TokenizerKind {
  /** jackson-core, used and tested the world over. */
  JACKSON {
    @Override
    public Tokenizer create() {
      return new JacksonTokenizer();
    }
  },
  /** Our own, which looks at eight bytes together (SIMD within a register) and is faster. */
  SWAR {
    @Override
    public Tokenizer create() {
      return new SwarTokenizer();
    }
  };

  /** One for a single thread, which keeps its buffers. */
  public abstract Tokenizer create();

  /** Its name on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
