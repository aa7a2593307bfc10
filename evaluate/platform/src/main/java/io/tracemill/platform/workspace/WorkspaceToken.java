package io.tracemill.platform.workspace;

import io.tracemill.pipeline.files.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secret of a workspace, which who asks over HTTP has to know: 256 random bits. */
final class WorkspaceToken {
  private static final int BYTES = 32;

  private WorkspaceToken() {}

  /** That in {@code file}; where there is none, one is made, for its owner's eyes only. */
  static String in(Path file, Path scratch, SecureRandom chance) throws IOException {
    Optional<String> there = read(file);
    if (there.isPresent()) {
      return there.get();
    }
    byte[] secret = new byte[BYTES];
    chance.nextBytes(secret);
    Path made = scratch.resolve("token");
    Files.createFile(made);
    if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(made, HexFormat.of().formatHex(secret) + "\n", StandardCharsets.US_ASCII);
    Disk.forceContents(made);
    try {
      // A link, unlike a move, never takes the place of what another process has just made.
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      return read(file).orElseThrow(() -> new IOException(file + ": is empty; delete it", e));
    } catch (UnsupportedOperationException e) {
      Files.move(made, file);
    }
    Disk.forceName(file);
    return HexFormat.of().formatHex(secret);
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          .filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
