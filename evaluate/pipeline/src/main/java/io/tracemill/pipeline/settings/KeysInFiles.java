package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses keys of servers in files: whoever reads such a file has them, and they go where it goes.
 * What is refused is never shown.
 */
final class KeysInFiles {
  private static final Set<String> NAMES =
      Set.of("api_key", "apikey", "api-key", "authorization", "password", "secret", "token");

  /** Keys of well-known services, by how they begin. */
  private static final Pattern KEY =
      Pattern.compile("(?<![A-Za-z0-9_-])(?:sk-|pk-|hf_|gsk_|xai-|ghp_|AIza)[A-Za-z0-9_-]{20,}");

  private final String file;
  private final Problems problems;

  private KeysInFiles(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Whether the value of {@code name} is a key. */
  static boolean isName(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether there is what looks like a key. */
  static boolean isIn(String text) {
    return KEY.matcher(text).find();
  }

  /** {@code text} without what looks like a key. */
  static String hidden(String text) {
    return KEY.matcher(text).replaceAll("[key]");
  }

  /** Complains of each key in {@code document}. */
  static void refuse(Document document, Problems problems) {
    new KeysInFiles(document.file(), problems).look("", document.root());
  }

  private void look(String path, Setting setting) {
    if (setting instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> look(path, entry));
    } else if (setting instanceof Sequence list) {
      list.items().forEach(item -> look(path, item));
    } else if (setting instanceof Text text && isIn(text.text())) {
      refuse(text.line(), path);
    }
  }

  private void look(String path, Entry entry) {
    String place = path.isEmpty() ? entry.key() : path + "." + entry.key();
    if (isName(entry.key()) && !(entry.value() instanceof Mapping)) {
      refuse(entry.line(), place);
    } else {
      look(place, entry.value());
    }
  }

  private void refuse(int line, String path) {
    problems.error(
        file,
        line,
        path,
        "a key does not belong in a file; put it into an environment variable, and write its name"
            + " into teachers.yaml: `api_key_env: NAME_OF_THE_VARIABLE`");
  }
}
