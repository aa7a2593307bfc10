package io.tracemill.prepare.census;

import io.tracemill.prepare.flow.NameCounts;
import io.tracemill.trace.Classes;
import io.tracemill.trace.Content;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what traces are like: how long they are, which tools they call, which classes they name.
 *
 * <p>Not for use by several threads: each counts for itself and {@link #add adds} in the end; the
 * order in which traces came does not matter. Takes bounded memory, whatever the traces are.
 */
public final class TraceCensus {
  /** What is none of the names that are told apart. */
  public static final String OTHER = "(other)";

  private static final int MOST_TOOLS = 100;

  /** Characters of a tool's name; of a longer one the first. */
  private static final int LONGEST_NAME = 120;

  /** Bytes of JSON that a character takes at most, as two escapes. */
  private static final int CHARACTER = 12;

  /** Bytes of JSON that white space around a label may take. */
  private static final int AROUND = 60;

  private final Classes classes;
  private final int longestLabel;
  private final Map<String, Long> labels = new LinkedHashMap<>();
  private final NameCounts tools = new NameCounts();
  private final Bins turns = Bins.ofFew();
  private final Bins characters = Bins.ofMany();
  private long traces;

  /** Of no traces, which are about {@code job}. */
  public TraceCensus(JobDescription job) {
    Set<String> names = job.classes().keySet();
    classes = new Classes(names);
    longestLabel = names.stream().mapToInt(String::length).max().orElse(0) * CHARACTER + AROUND;
    names.forEach(name -> labels.put(name, 0L));
  }

  /** Counts a trace. */
  public void take(Trace trace) {
    traces++;
    int users = 0;
    long said = 0;
    Optional<Message> last = Optional.empty();
    for (Message message : trace.messages()) {
      users += message.role() == Role.USER ? 1 : 0;
      said += message.content().characters();
      message.toolCalls().forEach(this::call);
      last = message.role() == Role.ASSISTANT ? Optional.of(message) : last;
    }
    turns.add(users);
    characters.add(said);
    if (!labels.isEmpty()) {
      last.ifPresent(answer -> labels.merge(label(answer.content()), 1L, Long::sum));
    }
  }

  private void call(ToolCall call) {
    String name = call.name().text();
    boolean cut = name.codePointCount(0, name.length()) > LONGEST_NAME;
    tools.add(cut ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) : name, 1);
  }

  /** The class that an answer names; a long answer is none and need not be decoded. */
  private String label(Content answer) {
    boolean may = answer.isString() && answer.json().length() <= longestLabel;
    return may ? classes.find(answer.text()).orElse(OTHER) : OTHER;
  }

  /** Adds the counts of {@code other}, which is of the same job. */
  public void add(TraceCensus other) {
    traces += other.traces;
    other.labels.forEach((label, count) -> labels.merge(label, count, Long::sum));
    tools.add(other.tools);
    turns.add(other.turns);
    characters.add(other.characters);
  }

  /** How many there are. */
  public long traces() {
    return traces;
  }

  /** How many have so many turns of the user: one, 3 to 4, 5 to 8, ... */
  public Map<String, Long> turns() {
    return turns.byRange();
  }

  /** How many say so many characters in all of their messages: 0 to 63, 64 to 127, ... */
  public Map<String, Long> characters() {
    return characters.byRange();
  }

  /** How many have which class for their last answer; nothing where the job has no classes. */
  public Map<String, Long> labels() {
    Map<String, Long> found = new LinkedHashMap<>(labels);
    Long others = found.remove(OTHER);
    if (others != null) {
      found.put(OTHER, others);
    }
    return found;
  }

  /** How often the most frequent tools are called. */
  public Map<String, Long> tools() {
    return tools.top(MOST_TOOLS, OTHER);
  }
}
