package io.tracemill.prepare;

/** Where in a run something was dropped. */
enum DropStep {
  /** A trace that no split has: by a screen, or because there was no room for it. */
  TRACES("traces"),
  /** A row of the training set. */
  TRAIN("train"),
  /** A row of the test set. */
  TEST("test");

  private final String key;

  DropStep(String key) {
    this.key = key;
  }

  /** Its name in files. */
  String key() {
    return key;
  }
}
