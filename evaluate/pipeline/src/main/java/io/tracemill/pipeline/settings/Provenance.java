package io.tracemill.pipeline.settings;

/** Where the value of a setting came from. */
public sealed interface Provenance {

  /** Nobody gave it. */
  record Default() implements Provenance {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** Nobody gave it, and it follows another setting. */
  record Follows(String key) implements Provenance {
    @Override
    public String toString() {
      return "default, from " + key;
    }
  }

  /** Nobody gave it, and the traces tell. */
  record Found() implements Provenance {
    @Override
    public String toString() {
      return "found in the traces";
    }
  }

  /** A line of the config. */
  record File(String file, int line) implements Provenance {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** An option of the command line, such as {@code --data-version}. */
  record CommandLine(String option) implements Provenance {
    @Override
    public String toString() {
      return "command line " + option;
    }
  }
}
