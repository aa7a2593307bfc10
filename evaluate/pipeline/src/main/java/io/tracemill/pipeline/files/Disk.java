package io.tracemill.pipeline.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk what a power cut must not take. */
public final class Disk {
  private Disk() {}

  /** The name of {@code file}, in the directory that holds it. */
  public static void forceName(Path file) {
    Path around = file.toAbsolutePath().getParent();
    if (around != null) {
      force(around);
    }
  }

  /** All of a directory: what its files hold, and their names. */
  public static void forceAll(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          forceAll(entry);
        } else {
          forceContents(entry);
        }
      }
    }
    force(directory);
  }

  /** What a file holds. */
  public static void forceContents(Path file) throws IOException {
    try (FileChannel contents = FileChannel.open(file, StandardOpenOption.WRITE)) {
      contents.force(true);
    }
  }

  /** Which names {@code directory} holds. */
  public static void force(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Some systems open no directories; their names are then as safe as these make them.
    }
  }
}
