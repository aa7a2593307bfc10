package io.tracemill.teach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What teachers are asked, as files of text with places for what is asked about: those that come
 * with Tracemill, in {@code teachers} beside this class, and a user's own, each of which replaces
 * the one of the same name.
 */
public final class PromptFiles {
  private static final String END = ".txt";

  private final Optional<Path> own;

  private PromptFiles(Optional<Path> own) {
    this.own = own;
  }

  /** Those that come with Tracemill. */
  public static PromptFiles builtIn() {
    return new PromptFiles(Optional.empty());
  }

  /** The files of {@code directory}, and for names that it lacks those of Tracemill. */
  public static PromptFiles in(Path directory) {
    return new PromptFiles(Optional.of(directory));
  }

  /**
   * The text of a file.
   *
   * @param name without its ending, such as {@code judge}
   * @param places the names that may stand in braces in it
   * @throws FileSystemException if it is no text, or has a place of another name
   */
  public PromptFile read(String name, List<String> places) throws IOException {
    return read(name, places, List.of());
  }

  /**
   * The same, where some places have to be there.
   *
   * @param needed some of {@code places}
   */
  public PromptFile read(String name, List<String> places, List<String> needed) throws IOException {
    Optional<Path> file =
        own.map(directory -> directory.resolve(name + END)).filter(Files::isRegularFile);
    String place = file.map(Path::toString).orElse(name + END);
    try {
      return PromptFile.of(name, decoded(bytes(file, name)), places, needed);
    } catch (CharacterCodingException e) {
      throw new FileSystemException(place, null, "expected text in UTF-8; save it so");
    } catch (IllegalArgumentException e) {
      throw new FileSystemException(place, null, e.getMessage());
    }
  }

  private static byte[] bytes(Optional<Path> file, String name) throws IOException {
    if (file.isPresent()) {
      return Files.readAllBytes(file.get());
    }
    try (InputStream in = PromptFiles.class.getResourceAsStream("teachers/" + name + END)) {
      if (in == null) {
        throw new IllegalStateException("no file teachers/" + name + END + " comes with Tracemill");
      }
      return in.readAllBytes();
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n");
  }
}
