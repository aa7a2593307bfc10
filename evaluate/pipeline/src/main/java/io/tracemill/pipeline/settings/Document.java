package io.tracemill.pipeline.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A small file of settings, in YAML or, where its name ends in {@code .json}, in JSON.
 *
 * @param file its name, as shown to people
 */
public record Document(String file, Setting root) {
  /** The longest file that is read; the largest real job description has under 1 MiB. */
  static final int MAX_BYTES = 8 << 20;

  private static final int BOM = '\ufeff';

  /**
   * Reads a file, which is called by its last name; problems show its path.
   *
   * @return nothing where it cannot be read at all; the problem says why. What can be read in spite
   *     of errors, such as a key that is there twice, is returned, so that all are found at once
   */
  public static Optional<Document> read(Path path, Problems problems) {
    String name = String.valueOf(path.getFileName());
    problems.isAt(name, TracesDirectory.shown(path));
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      problems.error(name, "expected a file that can be read but found none");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(name, in.readNBytes(MAX_BYTES + 1), problems);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new FileSystemException(path.toString(), null, "cannot be read: " + e.getMessage()));
    }
  }

  /** The same settings as JSON on one line. */
  public String json() {
    return SettingText.of(root);
  }

  /** What stands under a key of the whole, if it is there. */
  public Optional<Setting> section(String key) {
    return root instanceof Setting.Mapping mapping
        ? mapping.find(key).map(Setting.Entry::value)
        : Optional.empty();
  }

  /** The same with something else under a key, in the place where the key was, or at the end. */
  public Document with(String key, Setting value) {
    List<Setting.Entry> entries = new ArrayList<>();
    if (root instanceof Setting.Mapping mapping) {
      entries.addAll(mapping.entries());
    }
    Setting.Entry changed = new Setting.Entry(key, value.line(), value);
    entries.replaceAll(entry -> entry.key().equals(key) ? changed : entry);
    if (!entries.contains(changed)) {
      entries.add(changed);
    }
    return new Document(file, new Setting.Mapping(root.line(), entries));
  }

  /** The text of such a file: YAML or JSON, as the file's name says. */
  public String text() {
    return isJson(file) ? json() + "\n" : SettingYaml.of(root);
  }

  private static boolean isJson(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /**
   * Reads what a file holds.
   *
   * @return nothing where it cannot be read; the problem says why
   */
  public static Optional<Document> read(String file, byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.error(file, "is over 8 MiB; is this the right file?");
      return Optional.empty();
    }
    Optional<String> text = text(file, bytes, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Setting> root =
        isJson(file)
            ? new JsonReader(file, text.get(), problems).read()
            : new YamlReader(file, problems).read(text.get());
    return root.map(setting -> new Document(file, setting));
  }

  private static Optional<String> text(String file, byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (decoder.decode(in, out, true).isError()) {
      problems.error(
          file, Lines.at(bytes, in.position()), "", "is not UTF-8; save the file as UTF-8");
      return Optional.empty();
    }
    String text = out.flip().toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == BOM;
    String plain = marked ? text.substring(1) : text;
    if (plain.isBlank()) {
      problems.error(file, "is empty");
      return Optional.empty();
    }
    return Optional.of(plain);
  }

  /** Counts lines. */
  static final class Lines {
    private Lines() {}

    /** The number of the line that holds the byte at {@code offset}. */
    static int at(byte[] bytes, int offset) {
      int line = 1;
      for (byte b : Arrays.copyOf(bytes, Math.min(offset, bytes.length))) {
        line += b == '\n' ? 1 : 0;
      }
      return line;
    }
  }
}
