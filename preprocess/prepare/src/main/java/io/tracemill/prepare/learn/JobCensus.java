package io.tracemill.prepare.learn;

import io.tracemill.trace.Content;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the traces of one job are like, in bounded memory; the order in which they came does not
 * matter. Not for use by several threads.
 */
final class JobCensus {
  private static final int MOST_TOOLS = 300;
  private static final int MOST_LABELS = 1_000;
  private static final int LONGEST_LABEL = 64;

  /** Prompts of which it is known how often they were there, and with which answers. */
  private static final int MOST_PROMPTS = 2_000;

  private static final int MOST_ANSWERS = 20;

  private final Smallest<CalledTool> tools = new Smallest<>(MOST_TOOLS);
  private final TextCounts labels = new TextCounts(MOST_LABELS);
  private final Smallest<TextCounts> prompts = new Smallest<>(MOST_PROMPTS);
  private final SizeBins sizes = new SizeBins();
  private final ConversationHash hash = new ConversationHash();
  private long traces;
  private long answered;
  private long severalTurns;
  private long calling;
  private long severalCalls;
  private long defining;
  private long answeringJson;
  private long longAnswers;
  private long silentAnswers;
  private long callingLast;

  void take(Trace trace) {
    traces++;
    defining += trace.tools().isPresent() ? 1 : 0;
    trace.tools().ifPresent(all -> DefinedTool.all(all).forEach(this::define));
    int users = 0;
    int callingTurns = 0;
    long size = 0;
    int last = -1;
    List<Message> messages = trace.messages();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      users += message.role() == Role.USER ? 1 : 0;
      callingTurns += message.callsTools() ? 1 : 0;
      last = message.role() == Role.ASSISTANT ? i : last;
      size += size(message);
      message.toolCalls().forEach(this::call);
    }
    sizes.add(size);
    severalTurns += users > 1 ? 1 : 0;
    calling += callingTurns > 0 ? 1 : 0;
    severalCalls += callingTurns > 1 ? 1 : 0;
    if (last >= 0) {
      answered++;
      answer(messages, last);
    }
  }

  /** Bytes of what is said and called, as JSON. */
  private static long size(Message message) {
    Content content = message.content();
    long size = content.isNone() ? 0 : content.json().length();
    for (ToolCall call : message.toolCalls()) {
      size += call.name().raw().length();
      size += call.arguments().map(all -> (long) all.raw().length()).orElse(0L);
    }
    return size;
  }

  private void define(DefinedTool tool) {
    tool(tool.name(), census -> census.define(tool.function().raw().toString()));
  }

  private void call(ToolCall call) {
    tool(call.name().text(), census -> census.call(call));
  }

  private void tool(String name, Consumer<CalledTool> taken) {
    tools.at(Smallest.hash(name), () -> new CalledTool(name)).ifPresent(taken);
  }

  private void answer(List<Message> messages, int last) {
    Message answer = messages.get(last);
    hash.clear();
    for (int i = 0; i < last; i++) {
      hash.add(messages.get(i));
    }
    long prompt = Smallest.mixed(hash.high());
    long said = hash.clear().add(answer).high();
    prompts
        .at(prompt, () -> new TextCounts(MOST_ANSWERS))
        .ifPresent(answers -> answers.add(Long.toHexString(said)));
    if (answer.callsTools()) {
      callingLast++;
      return;
    }
    Content content = answer.content();
    if (content.isNone() || content.isBlank()) {
      silentAnswers++;
    } else if (isShort(content) && isLabel(content.text().strip())) {
      labels.add(content.text().strip());
    } else {
      longAnswers++;
    }
    answeringJson += content.isString() && looksLikeJson(content.text().strip()) ? 1 : 0;
  }

  private static boolean isShort(Content content) {
    return content.isString() && content.json().length() <= 6 * LONGEST_LABEL;
  }

  private static boolean isLabel(String text) {
    return text.length() <= LONGEST_LABEL && text.indexOf('\n') < 0;
  }

  private static boolean looksLikeJson(String text) {
    return text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]");
  }

  void add(JobCensus other) {
    tools.add(other.tools, CalledTool::with);
    labels.add(other.labels);
    prompts.add(
        other.prompts,
        (one, more) -> {
          one.add(more);
          return one;
        });
    sizes.add(other.sizes);
    traces += other.traces;
    answered += other.answered;
    severalTurns += other.severalTurns;
    calling += other.calling;
    severalCalls += other.severalCalls;
    defining += other.defining;
    answeringJson += other.answeringJson;
    longAnswers += other.longAnswers;
    silentAnswers += other.silentAnswers;
    callingLast += other.callingLast;
  }

  /** How many of what. */
  Amounts amounts() {
    return new Amounts(
        traces,
        answered,
        severalTurns,
        calling,
        severalCalls,
        defining,
        answeringJson,
        longAnswers,
        silentAnswers,
        callingLast);
  }

  /**
   * How many of what.
   *
   * @param answered traces in which the assistant speaks
   * @param severalTurns traces in which the user speaks more than once
   * @param calling traces with a call
   * @param severalCalls traces in which the assistant calls in several turns
   * @param defining traces that define tools
   * @param answeringJson traces whose last answer looks like JSON
   * @param longAnswers traces whose last answer is a text too long for a label
   * @param silentAnswers traces whose last answer says and calls nothing
   * @param callingLast traces whose last answer is a call
   */
  record Amounts(
      long traces,
      long answered,
      long severalTurns,
      long calling,
      long severalCalls,
      long defining,
      long answeringJson,
      long longAnswers,
      long silentAnswers,
      long callingLast) {}

  /** The last answers that are short texts. */
  TextCounts labels() {
    return labels;
  }

  Smallest<CalledTool> tools() {
    return tools;
  }

  SizeBins sizes() {
    return sizes;
  }

  /** How often equal prompts got equal answers. */
  Agreement agreement() {
    long asked = 0;
    long alike = 0;
    long several = 0;
    for (TextCounts answers : prompts.values()) {
      if (answers.total() > 1) {
        several++;
        asked += answers.total();
        alike += answers.byCount().get(0).count();
      }
    }
    return new Agreement(several, asked, alike);
  }

  /**
   * Prompts that were there several times.
   *
   * @param prompts how many there are, of those that were looked at
   * @param asked how often they were asked, all together
   * @param alike how often they got the answer that each got most often
   */
  record Agreement(long prompts, long asked, long alike) {}
}
