package io.tracemill.infer.torch;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes that hold what a pass needs: {@code Layer}, {@code Model}, {@code Cache}, {@code
 * Angles}, {@code Seen}.
 */
final class HolderCode {
  private HolderCode() {}

  static String text() {
    return layer() + MODEL + CACHE + ANGLES + SEEN;
  }

  /** {@code rope} and {@code window} are numbers among the different ones of the model. */
  private static String layer() {
    return """
    class Layer:
      rope : int
      window : int
    $DECLARED  def __init__(self: __torch__.Layer, rope: int, window: int, tensors: List[Tensor], \
    linears: List[$PACKED]) -> NoneType:
        self.rope = rope
        self.window = window
    $ASSIGNED    return None
    """
        .replace(
            "$DECLARED",
            declarations(DecoderCode.TENSORS, "Tensor")
                + declarations(DecoderCode.LINEARS, "$PACKED"))
        .replace(
            "$ASSIGNED",
            assignments(DecoderCode.TENSORS, "tensors")
                + assignments(DecoderCode.LINEARS, "linears"));
  }

  private static String declarations(List<String> names, String type) {
    return names.stream()
        .map(name -> "  " + name + " : " + type + "\n")
        .collect(Collectors.joining());
  }

  private static String assignments(List<String> names, String list) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      code.append("    self.").append(name).append(" = ").append(list);
      code.append("[").append(i).append("]\n");
    }
    return code.toString();
  }

  private static final String MODEL =
      """
      class Model:
        embedding : Tensor
        norm : Tensor
        head : $PACKED
        layers : List[__torch__.Layer]
        def __init__(self: __torch__.Model, embedding: Tensor, norm: Tensor, head: $PACKED, \
      layers: List[__torch__.Layer]) -> NoneType:
          self.embedding = embedding
          self.norm = norm
          self.head = head
          self.layers = layers
          return None
      """;

  /** Of each layer: (slots, G, length, D). */
  private static final String CACHE =
      """
      class Cache:
        keys : List[Tensor]
        values : List[Tensor]
        def __init__(self: __torch__.Cache, keys: List[Tensor], values: List[Tensor]) -> NoneType:
          self.keys = keys
          self.values = values
          return None
      """;

  /** Of each rope: (row, 1, D), where a row is a position, and behind them those of reach 1. */
  private static final String ANGLES =
      """
      class Angles:
        cosines : List[Tensor]
        sines : List[Tensor]
        def __init__(self: __torch__.Angles, cosines: List[Tensor], sines: List[Tensor]) \
      -> NoneType:
          self.cosines = cosines
          self.sines = sines
          return None
      """;

  /**
   * What all layers of a pass share. {@code cells} are the rows of keys as (slots * G * length, D)
   * that are written; {@code starts} the first cells seen and {@code masks} what is added to
   * scores, both (window, piece) or, in a batch, (window); {@code batch} is 0 where pieces go one
   * by one.
   */
  private static final String SEEN =
      """
      class Seen:
        cosines : List[Tensor]
        sines : List[Tensor]
        slots : Tensor
        cells : Tensor
        batch : int
        end : int
        pieces : List[int]
        starts : List[int]
        masks : List[Tensor]
        def __init__(self: __torch__.Seen, cosines: List[Tensor], sines: List[Tensor], \
      slots: Tensor, cells: Tensor, batch: int, end: int, pieces: List[int], \
      starts: List[int], masks: List[Tensor]) -> NoneType:
          self.cosines = cosines
          self.sines = sines
          self.slots = slots
          self.cells = cells
          self.batch = batch
          self.end = end
          self.pieces = pieces
          self.starts = starts
          self.masks = masks
          return None
      """;
}
