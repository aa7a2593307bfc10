package io.tracemill.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.output.UnstructuredRows;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each reader has its folder of cases: arrays of messages as they are read, and refused ones. */
final class ItemReadersTest {
  private static final Name CONTEXT = Name.of("context");

  @TestFactory
  Stream<DynamicTest> whatIsRead() {
    return ItemReaders.ALL.stream().map(reader -> dynamicTest(reader.name(), () -> read(reader)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsRefused() {
    return ItemReaders.ALL.stream().map(reader -> dynamicTest(reader.name(), () -> refuse(reader)));
  }

  private static void read(ItemReader reader) throws IOException {
    String folder = "/items/" + reader.name() + "/";
    List<String> read = new ArrayList<>();
    Tape tape = new Tape();
    Resources.lines("in.jsonl", Resources.bytes(folder + "in.jsonl"))
        .forEach(line -> read.add(written(reader.messages(tape.read(line)))));
    assertThat(read).isEqualTo(Resources.text(folder + "expected.jsonl").lines().toList());
  }

  private static void refuse(ItemReader reader) throws IOException {
    String folder = "/items/" + reader.name() + "/";
    List<String> refused = new ArrayList<>();
    Resources.lines("bad.jsonl", Resources.bytes(folder + "bad.jsonl"))
        .forEach(line -> refused.add(failure(reader, line)));
    assertThat(refused).isEqualTo(Resources.text(folder + "expected_bad.txt").lines().toList());
  }

  private static String failure(ItemReader reader, Line line) {
    try {
      return line.number() + " was read: " + reader.messages(new Tape().read(line));
    } catch (DataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String written(List<Message> messages) throws IOException {
    Trace trace = new Trace(new Origin("t", 1), messages, Optional.empty(), Optional.empty());
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    new UnstructuredRows(SystemPrompts.KEEP).write(ReadPolicy.USUAL.of(trace), row);
    return Resources.node(row.toString(StandardCharsets.US_ASCII)).field(CONTEXT).text();
  }
}
