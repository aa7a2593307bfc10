package io.tracemill.teach;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.TemplateFeatures;
import java.io.IOException;
import java.util.Map;

/** A model that is asked about traces; it is opened only where there is something to ask. */
public interface Teacher {

  /** The name that a config has for it. */
  String name();

  /**
   * All that its answers depend on beside prompts and decoding, as people shall see it; where it
   * answers is no part of it.
   */
  Map<String, String> identity() throws IOException;

  /** What its chat template can show. */
  TemplateFeatures template() throws IOException;

  /** How its answers are chosen. */
  Decoding decoding();

  /**
   * Has it ready to answer; who opens it closes it.
   *
   * @throws IOException if it cannot be reached or loaded
   */
  OpenModel open() throws IOException;
}
