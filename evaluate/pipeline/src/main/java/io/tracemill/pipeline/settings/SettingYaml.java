package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.io.StringWriter;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.LineBreak;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Settings as YAML: a key a line, numbers as they stood in their file. */
final class SettingYaml {
  private SettingYaml() {}

  static String of(Setting setting) {
    DumperOptions options = new DumperOptions();
    options.setLineBreak(LineBreak.UNIX);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(node(setting), text);
    return text.toString();
  }

  private static Node node(Setting setting) {
    if (setting instanceof Mapping mapping) {
      List<NodeTuple> entries =
          mapping.entries().stream()
              .map(entry -> new NodeTuple(scalar(Tag.STR, entry.key()), node(entry.value())))
              .toList();
      return new MappingNode(Tag.MAP, true, entries, null, null, FlowStyle.BLOCK);
    } else if (setting instanceof Sequence sequence) {
      List<Node> items = sequence.items().stream().map(SettingYaml::node).toList();
      return new SequenceNode(Tag.SEQ, true, items, null, null, FlowStyle.BLOCK);
    } else if (setting instanceof Text text) {
      return scalar(Tag.STR, text.text());
    } else if (setting instanceof Number number) {
      boolean whole = number.value().stripTrailingZeros().scale() <= 0;
      return scalar(whole ? Tag.INT : Tag.FLOAT, number.text());
    }
    return setting instanceof Flag flag
        ? scalar(Tag.BOOL, String.valueOf(flag.value()))
        : scalar(Tag.NULL, "null");
  }

  private static Node scalar(Tag tag, String text) {
    return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
  }
}
