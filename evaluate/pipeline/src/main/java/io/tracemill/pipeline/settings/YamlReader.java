package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads settings from YAML 1.1, as the platform does.
 *
 * <p>Stops at the composed nodes: no object is ever constructed, whatever a tag says. Values that
 * stand for one another by aliases are copied, up to a limit.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 100;

  /** Values of a file, aliases counted as what they stand for. */
  private static final int MAX_VALUES = 100_000;

  private final String file;
  private final Problems problems;
  private int values;

  YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Optional<Setting> read(String text) {
    LoaderOptions options = options();
    try {
      StreamReader reader = new StreamReader(text);
      Composer composer = new Composer(new ParserImpl(reader, options), new Resolver(), options);
      Optional<Node> root = Optional.ofNullable(composer.getSingleNode());
      if (root.isEmpty()) {
        problems.error(file, "is empty");
      }
      return root.map(node -> setting(node, "", 0));
    } catch (TooLargeException e) {
      problems.error(file, "its aliases stand for too much, or for themselves; write it out");
    } catch (MarkedYAMLException e) {
      problems.error(file, line(e), "", "is not YAML: " + words(e));
    } catch (YAMLException e) {
      problems.error(file, "is not YAML: " + firstLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  /** Tags and aliases pass, so that each can be refused with its line, or counted. */
  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(Document.MAX_BYTES);
    options.setMaxAliasesForCollections(MAX_VALUES);
    options.setTagInspector(tag -> true);
    return options;
  }

  private static int line(MarkedYAMLException e) {
    return Optional.ofNullable(e.getProblemMark()).map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String words(MarkedYAMLException e) {
    String context = Optional.ofNullable(e.getContext()).map(text -> text + ", ").orElse("");
    return firstLine(context + e.getProblem());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private Setting setting(Node node, String path, int depth) {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) {
      throw new TooLargeException();
    }
    int line = line(node);
    if (node instanceof MappingNode mapping) {
      check(node, Tag.MAP, path);
      return new Mapping(line, entries(mapping, path, depth));
    }
    if (node instanceof SequenceNode sequence) {
      check(node, Tag.SEQ, path);
      return new Sequence(line, items(sequence, path, depth));
    }
    if (node instanceof ScalarNode scalar && !plain(scalar.getValue())) {
      problems.error(file, line, path, "holds a NUL or half of a surrogate pair; take it out");
      return new Setting.Text(line, "?");
    }
    return Scalars.read((ScalarNode) node, line).orElseGet(() -> refused(node, path));
  }

  /** Whether all of a text can be written as UTF-8 and read by every tool. */
  private static boolean plain(String text) {
    return text.codePoints().noneMatch(point -> point == 0 || point >= 0xd800 && point < 0xe000);
  }

  private List<Setting> items(SequenceNode sequence, String path, int depth) {
    List<Setting> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(setting(item, path + "[" + items.size() + "]", depth + 1));
    }
    return items;
  }

  private List<Entry> entries(MappingNode mapping, String path, int depth) {
    Map<String, Entry> own = new LinkedHashMap<>();
    Map<String, Entry> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String keyPath = key instanceof ScalarNode name ? join(path, name.getValue()) : path;
      Setting value = setting(tuple.getValueNode(), keyPath, depth + 1);
      if (key.getTag().equals(Tag.MERGE)) {
        merge(value, path, merged);
      } else if (key instanceof ScalarNode scalar) {
        Entry entry = new Entry(scalar.getValue(), line(key), value);
        if (own.putIfAbsent(entry.key(), entry) != null) {
          problems.error(file, line(key), keyPath, "second key of this name; remove one");
        }
      } else {
        problems.error(file, line(key), path, "expected a plain key but found a list or mapping");
      }
    }
    merged.forEach(own::putIfAbsent);
    return List.copyOf(own.values());
  }

  /** Adds what {@code <<} brings in: a mapping, or a list of mappings of which the first wins. */
  private void merge(Setting value, String path, Map<String, Entry> merged) {
    if (value instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> merged.putIfAbsent(entry.key(), entry));
    } else if (value instanceof Sequence sequence) {
      sequence.items().forEach(item -> merge(item, path, merged));
    } else {
      problems.error(
          file,
          value.line(),
          join(path, "<<"),
          "expected a mapping to merge but found " + value.words());
    }
  }

  private void check(Node node, Tag expected, String path) {
    if (!node.getTag().equals(expected)) {
      refused(node, path);
    }
  }

  private Setting refused(Node node, String path) {
    String tag = node.getTag().getValue().replace(Tag.PREFIX, "!!");
    problems.error(
        file, line(node), path, "the tag " + tag + " is not allowed; write a plain value");
    return new Setting.Text(line(node), tag);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Says that there are too many values. */
  private static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("", null, false, false);
    }
  }
}
