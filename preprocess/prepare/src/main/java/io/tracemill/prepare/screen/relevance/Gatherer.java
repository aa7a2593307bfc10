package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.Optional;

/**
 * Reads traces for evidence of their relevance and coherence.
 *
 * <p>Works on the bytes of the line: nothing of a text is decoded or copied.
 */
final class Gatherer implements Measurer {
  /** From how many messages on nobody takes leave in the first third. */
  private static final int LONG = 6;

  private final Evidence.Draft draft;
  private final WordEvidence hearing;
  private final CallEvidence calls;
  private final DefinedTools defined;
  private final TurnOrder order;
  private final Answers answers;
  private final WordUse answerSense;
  private final boolean callsOnly;
  private boolean early;
  private boolean called;

  /** Reads for what {@code job} says. */
  Gatherer(DescribedJob job) {
    draft = new Evidence.Draft(job.vocabulary());
    hearing = new WordEvidence(job.vocabulary(), draft);
    calls = new CallEvidence(job.tools(), hearing, draft);
    defined = new DefinedTools(job.tools(), draft);
    order = new TurnOrder(draft);
    answers = new Answers(draft, job.labels());
    answerSense = job.labels().any() ? WordUse.LABEL : WordUse.TOPIC;
    callsOnly = job.callsOnly();
  }

  @Override
  public void measure(Trace trace, TraceRow row) {
    draft.clear();
    called = false;
    hearing.nextTrace();
    answers.nextTrace();
    order.nextTrace(trace);
    trace.tools().ifPresent(defined::read);
    int size = trace.messages().size();
    for (int i = 0; i < size; i++) {
      Message message = trace.messages().get(i);
      early = size >= LONG && i < size / 3;
      hearing.nextMessage(i);
      switch (message.role()) {
        case SYSTEM -> {}
        case USER, TOOL -> asked(message);
        case ASSISTANT -> answered(message);
      }
    }
    answers.endTrace();
    if (callsOnly && !called) {
      draft.set(Flag.CALLS_NOTHING);
    }
    row.set(Evidence.COLUMN, draft.bytes());
  }

  private void asked(Message message) {
    boolean result = order.isResult(message);
    order.take(result ? Turn.RESULT : Turn.USER, message);
    hear(message.content(), result ? WordUse.DATA : WordUse.TOPIC);
    if (result && hearing.error()) {
      draft.add(Count.ERRORS);
    }
    farewell();
  }

  private void answered(Message message) {
    boolean acts = false;
    boolean speaks = false;
    for (ToolCall call : message.toolCalls()) {
      called = true;
      Optional<Node> speech = calls.read(call);
      order.called(call, speech.isPresent());
      if (speech.isPresent()) {
        say(new Content.Json(speech.get()));
        speaks = true;
      } else {
        acts = true;
      }
    }
    order.take(acts ? Turn.CALL : Turn.ANSWER, message);
    Content content = message.content();
    if (!content.isNone() && !isEmpty(content)) {
      say(content);
    } else if (!acts && !speaks) {
      answers.empty();
    }
    farewell();
  }

  private void say(Content content) {
    Optional<Slice> last = hear(content, answerSense);
    if (last.isPresent()) {
      answers.take(last.get(), hearing);
    }
  }

  /** Hears all text of a content, and returns the last of it. */
  private Optional<Slice> hear(Content content, WordUse sense) {
    Optional<Slice> last = Optional.empty();
    for (Slice text : content.texts()) {
      last = Optional.of(text.unquoted());
      hearing.hear(last.get(), sense);
    }
    return last;
  }

  private void farewell() {
    if (early && hearing.farewell()) {
      draft.add(Count.EARLY_FAREWELLS);
    }
  }

  private static boolean isEmpty(Content content) {
    return content.isString() && content.json().length() == 2;
  }
}
