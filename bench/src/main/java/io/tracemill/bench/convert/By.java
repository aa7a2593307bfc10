package io.tracemill.bench.convert;

import io.tracemill.json.token.TokenizerKind;

/** Who converts. */
public enum By {
  TRACEMILL(new TracemillConverter(TokenizerKind.JACKSON)),

  /** Tracemill with the tokenizer of its own. */
  TRACEMILL_SWAR(new TracemillConverter(TokenizerKind.SWAR)),

  /** jackson-core, plainly: every text becomes a string, every string is written again. */
  JACKSON(new JacksonStreaming()),

  /** Jackson's tree. */
  DATABIND(new Databind()),

  FASTJSON2(new Fastjson2()),

  GSON(new GsonTree());

  private final Converter converter;

  By(Converter converter) {
    this.converter = converter;
  }

  /** Its way to do it. */
  public Converter converter() {
    return converter;
  }
}
