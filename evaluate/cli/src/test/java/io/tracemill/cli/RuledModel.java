package io.tracemill.cli;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.Case;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model that goes by rules: of each block of a prompt it says what the first rule says that is
 * for it, a line each; nothing where that is empty.
 */
record RuledModel(String name, List<Rule> rules) implements OpenModel {
  private static final Pattern BLOCK =
      Pattern.compile("<<<([0-9a-f]{16}) ([^\n]*)\n(.*?)\n\\2 \\1>>>", Pattern.DOTALL);
  private static final int WORDS_OF_PROMPT = 100;

  /**
   * A rule.
   *
   * @param where what stands anywhere in the prompt
   * @param block the name of blocks
   * @param has what stands in the block
   * @param say where {@code {name}} stands for the block's name, {@code {last}} for its end
   */
  record Rule(String where, Pattern block, String has, String say) {

    Optional<String> of(String prompt, MatchResult found) {
      String name = found.group(2);
      boolean fits =
          prompt.contains(where) && block.matcher(name).matches() && found.group(3).contains(has);
      return fits
          ? Optional.of(
              say.replace("{name}", name).replace("{last}", name.substring(name.length() - 1)))
          : Optional.empty();
    }
  }

  /** The rules in a file, a line each: {@code where}, {@code block}, {@code has}, {@code say}. */
  static RuledModel read(String name, Path file) throws IOException {
    return new RuledModel(
        name,
        Case.read(file).stream()
            .map(
                line ->
                    new Rule(
                        line.text("where", ""),
                        Pattern.compile(line.text("block")),
                        line.text("has", ""),
                        line.text("say")))
            .toList());
  }

  @Override
  public Generator generator() {
    return (requests, finished) ->
        requests.forEachRemaining(request -> finished.accept(outcome(request)));
  }

  private Outcome outcome(Request request) {
    Node messages = Node.of(((Prompt.Conversation) request.prompt()).messages());
    String prompt = messages.items().iterator().next().field(Name.of("content")).text();
    String text =
        BLOCK
            .matcher(prompt)
            .results()
            .flatMap(block -> said(prompt, block).stream())
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining("\n"));
    return new Outcome.Answered(
        request.row(), text, WORDS_OF_PROMPT, text.split(" ").length + 1, Ending.END_TOKEN, false);
  }

  private Optional<String> said(String prompt, MatchResult block) {
    return rules.stream().flatMap(rule -> rule.of(prompt, block).stream()).findFirst();
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("model", name);
  }
}
