package io.tracemill.prepare;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
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

/** Reads lines of a surveyed file again, in the order of the file. */
interface ChosenLines extends Closeable {

  /** The line of {@code row}; rows have to be asked for in their order. */
  Line line(TraceTable table, int row) throws IOException;

  /** Lines of {@code input}: by their offset, or by a second pass where it is compressed. */
  static ChosenLines open(Input input, int maxLineBytes) throws IOException {
    if (input.isCompressed()) {
      return new ByPass(input.name(), new JsonLines(input.name(), input.open(), maxLineBytes));
    }
    return new ByOffset(FileBytes.open(input.name(), input.path().orElseThrow()));
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
      return file.line(table.get(row, TraceTable.LINE));
    }

    @Override
    public void close() {}
  }

  /** Reads the file once more. */
  final class ByPass implements ChosenLines {
    private final String name;
    private final JsonLines lines;
    private Iterator<Line> batch = List.<Line>of().iterator();

    ByPass(String name, JsonLines lines) {
      this.name = name;
      this.lines = lines;
    }

    @Override
    public Line line(TraceTable table, int row) throws IOException {
      long number = table.get(row, TraceTable.LINE);
      while (true) {
        while (batch.hasNext()) {
          Line line = batch.next();
          if (line.number() == number) {
            return line;
          }
        }
        Optional<Lines> next = lines.next();
        if (next.isEmpty()) {
          throw new EOFException(name + ": got shorter while it was read; run again");
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
