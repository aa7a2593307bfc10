package io.tracemill.pipeline.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk what a power cut must not take. */
final class Disk {
  private Disk() {}

  /** The name of {@code file}, in the directory that holds it. */
  static void forceName(Path file) {
    Path around = file.toAbsolutePath().getParent();
    if (around != null) {
      force(around);
    }
  }

  /** Which names {@code directory} holds. */
  static void force(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Some systems open no directories; their names are then as safe as these make them.
    }
  }
}
