package io.tracemill.cli;

import io.tracemill.endpoint.ServerReply;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model that is asked about the cases of a {@link SchoolJob}, sometimes wrong, sometimes of no
 * use; the same for the same messages.
 *
 * @param name draws what it gets wrong
 */
record SchoolTeacher(String name, SchoolJob job) {
  private static final Pattern CASE = Pattern.compile("Case ([0-9]+):");
  private static final Pattern BLOCK =
      Pattern.compile("<<<[0-9a-f]{16} ([^\n]+)\n(.*?)\n\\1 [0-9a-f]{16}>>>", Pattern.DOTALL);

  /** The message that it answers messages with. */
  String answer(String messages) {
    SplittableRandom draw = new SplittableRandom((name + messages).hashCode());
    String said = Node.of(messages).items().iterator().next().field(Name.of("content")).text();
    if (said.startsWith("You rate recorded conversations")) {
      return ServerReply.message(scores(said, draw));
    } else if (said.startsWith("Several models answered")) {
      return ServerReply.message(choice(said));
    } else if (said.startsWith("You judge the work")) {
      return ServerReply.message(verdict(draw.nextDouble()));
    }
    return job.answer(number(messages), draw);
  }

  private static int number(String messages) {
    List<MatchResult> all = CASE.matcher(messages).results().toList();
    return Integer.parseInt(all.get(all.size() - 1).group(1));
  }

  /** Some are low, and some are left out. */
  private static String scores(String said, SplittableRandom draw) {
    return BLOCK
        .matcher(said)
        .results()
        .filter(trace -> draw.nextInt(20) > 0)
        .map(
            trace ->
                "{\"id\":\""
                    + trace.group(1)
                    + "\",\"relevance\":"
                    + (draw.nextInt(10) == 0 ? 2 : 5)
                    + ",\"coherence\":4}")
        .collect(Collectors.joining("\n"));
  }

  /** Mostly the same answer in any order, sometimes whatever comes first. */
  private static String choice(String said) {
    List<MatchResult> blocks =
        new ArrayList<>(BLOCK.matcher(said).results().filter(SchoolTeacher::isAnswer).toList());
    if (number(said) % 7 > 0) {
      blocks.sort(Comparator.comparing(block -> block.group(2)));
    }
    return "The first is wrong.\nCHOICE: " + blocks.get(0).group(1).substring("ANSWER ".length());
  }

  private static boolean isAnswer(MatchResult block) {
    return block.group(1).startsWith("ANSWER ");
  }

  private static String verdict(double chance) {
    String words = chance < 0.6 ? "good" : chance < 0.9 ? "bad" : "hard to say";
    return "It is said.\nVERDICT: " + words;
  }
}
