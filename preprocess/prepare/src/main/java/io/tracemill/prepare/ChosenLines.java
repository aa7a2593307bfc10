package io.tracemill.prepare;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.join.FileBytes;
import io.tracemill.prepare.join.JoinedFile;
import io.tracemill.prepare.table.TraceTable;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads lines of surveyed files again, in the order of the files. */
interface ChosenLines extends Closeable {

  /** The line of {@code row}; rows have to be asked for in their order. */
  Line line(TraceTable table, int row) throws IOException;

  /**
   * Lines of {@code input}: by their offset, or by a second pass where they are stored otherwise.
   */
  static ChosenLines open(Input input, int maxLineBytes) throws IOException {
    return input.isPlain()
        ? new ByOffset(FileBytes.open(input.name(), input.path().orElseThrow()))
        : again(List.of(input), maxLineBytes);
  }

  /** Lines of {@code inputs}, by a second pass. */
  static ChosenLines again(List<Input> inputs, int maxLineBytes) {
    return new ByPass(inputs, new Inputs(inputs, maxLineBytes, UnaryOperator.identity()));
  }

  /** Reads only the chosen lines. */
  record ByOffset(FileBytes file) implements ChosenLines {

    @Override
    public Line line(TraceTable table, int row) throws IOException {
      int length = (int) table.get(row, TraceTable.LENGTH);
      long offset = table.get(row, TraceTable.OFFSET);
      byte[] bytes = new byte[length + Line.PADDING];
      Arrays.fill(bytes, length, bytes.length, (byte) '\n');
      file.read(offset, length, bytes, 0);
      long number = table.get(row, TraceTable.LINE);
      return new Line(file.name(), number, offset, bytes, 0, length, Optional.empty());
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Joins lines again; {@code file} stays open. */
  record Joined(JoinedFile file) implements ChosenLines {

    @Override
    public Line line(TraceTable table, int row) throws IOException {
      return file.line(table.get(row, TraceTable.OFFSET));
    }

    @Override
    public void close() {}
  }

  /** Reads all once more. */
  final class ByPass implements ChosenLines {
    private final List<Input> inputs;
    private final Inputs lines;
    private Iterator<Line> batch = List.<Line>of().iterator();

    ByPass(List<Input> inputs, Inputs lines) {
      this.inputs = inputs;
      this.lines = lines;
    }

    @Override
    public Line line(TraceTable table, int row) throws IOException {
      long offset = table.get(row, TraceTable.OFFSET);
      while (true) {
        while (batch.hasNext()) {
          Line line = batch.next();
          if (line.offset() == offset) {
            return line;
          }
        }
        Optional<Lines> next = lines.next();
        if (next.isEmpty()) {
          String names = inputs.stream().map(Input::name).collect(Collectors.joining(", "));
          throw new EOFException(names + ": got shorter while it was read; run again");
        }
        batch = next.get().lines().iterator();
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
