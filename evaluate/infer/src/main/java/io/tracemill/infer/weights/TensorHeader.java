package io.tracemill.infer.weights;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Nearest;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks the header of one file.
 *
 * @param start where the tensors' bytes begin
 * @param size of the whole file
 */
record TensorHeader(Path file, long start, long size) {
  private static final String METADATA = "__metadata__";
  private static final Name DTYPE = Name.of("dtype");
  private static final Name SHAPE = Name.of("shape");
  private static final Name OFFSETS = Name.of("data_offsets");
  private static final List<String> KNOWN = List.of("dtype", "shape", "data_offsets");
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  /** A tensor and where the header speaks of it. */
  private record Entry(Tensor tensor, Node place) {}

  List<Tensor> tensors(Node header) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Field field : header.fields()) {
      if (field.key().equals(METADATA)) {
        checkMetadata(field.value());
      } else {
        entries.add(new Entry(tensor(field), field.value()));
      }
    }
    entries.sort(
        Comparator.comparingLong((Entry entry) -> entry.tensor().offset())
            .thenComparingLong(entry -> entry.tensor().length()));
    checkLayout(entries);
    return entries.stream().map(Entry::tensor).toList();
  }

  private static void checkMetadata(Node metadata) {
    for (Field field : metadata.fields()) {
      field.value().as(Kind.STRING);
    }
  }

  private Tensor tensor(Field field) {
    Node node = field.value();
    for (Field part : node.fields()) {
      if (!KNOWN.contains(part.key())) {
        throw part.value().failure("unknown field" + Nearest.question(part.key(), KNOWN));
      }
    }
    Dtype dtype = dtype(node.field(DTYPE));
    Shape shape = new Shape(integers(node.field(SHAPE)));
    List<Long> offsets = integers(node.field(OFFSETS));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw node.field(OFFSETS)
          .failure("expected a start and an end but found " + node.field(OFFSETS).shown());
    }
    long length = offsets.get(1) - offsets.get(0);
    OptionalLong expected = shape.times(dtype.bytes());
    if (expected.isEmpty() || expected.getAsLong() != length) {
      throw node.failure(
          length + " bytes, but " + dtype + " " + shape + " takes " + words(expected));
    }
    if (offsets.get(1) > Long.MAX_VALUE - start) {
      throw node.field(OFFSETS).failure("outside of any file");
    }
    return new Tensor(field.key(), dtype, shape, file, start + offsets.get(0), length);
  }

  private static String words(OptionalLong bytes) {
    return bytes.isPresent() ? String.valueOf(bytes.getAsLong()) : "more than a file can hold";
  }

  private static Dtype dtype(Node node) {
    String name = node.text();
    return Arrays.stream(Dtype.values())
        .filter(dtype -> dtype.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                node.failure(
                    "expected one of "
                        + Arrays.toString(Dtype.values())
                        + " but found "
                        + node.shown()));
  }

  private static List<Long> integers(Node array) {
    List<Long> values = new ArrayList<>();
    for (Node item : array.items()) {
      BigDecimal value = item.number();
      if (value.signum() < 0
          || value.compareTo(MAX) > 0
          || value.stripTrailingZeros().scale() > 0) {
        throw item.failure("expected a whole number that is not negative, found " + item.shown());
      }
      values.add(value.longValue());
    }
    return values;
  }

  /** One tensor begins where the one before ends; the last one ends with the file. */
  private void checkLayout(List<Entry> entries) throws IOException {
    long end = start;
    String before = "the header";
    for (Entry entry : entries) {
      Tensor tensor = entry.tensor();
      if (tensor.offset() != end) {
        String what = tensor.offset() < end ? "overlaps with " : "leaves a hole behind ";
        throw entry.place().field(OFFSETS).failure(what + before);
      }
      end = tensor.offset() + tensor.length();
      before = tensor.name();
    }
    if (end > size) {
      throw new IOException(
          file
              + " is truncated: "
              + end
              + " bytes expected but only "
              + size
              + " there; download it again");
    }
    if (end < size) {
      throw new IOException(file + " has " + (size - end) + " bytes behind its last tensor");
    }
  }
}
