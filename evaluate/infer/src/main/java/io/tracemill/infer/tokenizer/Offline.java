package io.tracemill.infer.tokenizer;

/** Tells DJL, before it is used, to reach for no network. */
final class Offline {
  private Offline() {}

  static void set() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }
}
