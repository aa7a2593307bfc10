package io.tracemill.infer.torch;

import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Bias;
import java.util.List;

/**
 * Grouped-query attention (Ainslie et al. 2023) over the cells of the cache.
 *
 * <p>The queries of a group share its keys, so a group is a batch entry and its queries are rows
 * (one token) or heads of stride 0 (several): keys are never repeated in memory.
 */
record AttentionCode(Architecture architecture, boolean across) {

  String text() {
    return projection()
        + normalized()
        + rotated()
        + BATCHED
        + (across ? BY_ROWS : FUSED)
        + PIECEWISE
        + output();
  }

  private String projection() {
    String bias =
        architecture.biases().contains(Bias.QUERY_KEY_VALUE)
            ? "    x = torch.add(x, layer.qkv_bias)\n"
            : "";
    return """
      def attention(self: __torch__.Decoder, layer: __torch__.Layer, h: Tensor, keys: Tensor, \
    values: Tensor, seen: __torch__.Seen) -> Tensor:
        x = (self).linear(h, layer.qkv, )
    $BIASED    x = torch.view(x, [-1, $ALL, $SIZE])
        turned = (self).rotated((self).normalized(torch.slice(x, 1, 0, $BOTH), layer, ), \
    seen.cosines[layer.rope], seen.sines[layer.rope], )
        q = torch.to(torch.slice(turned, 1, 0, $HEADS), $FLOATS)
        k = torch.to(torch.slice(turned, 1, $HEADS, $BOTH), $FLOATS)
        v = torch.to(torch.slice(x, 1, $BOTH, $ALL), $FLOATS)
        cells = annotate(List[Optional[Tensor]], [seen.slots, None, seen.cells])
        _0 = torch.index_put_(keys, cells, k)
        _1 = torch.index_put_(values, cells, v)
        if torch.gt(seen.batch, 0):
          a = (self).batched(q, keys, values, layer.window, seen, )
        else:
          a = (self).piecewise(q, keys, values, layer.window, seen, )
        return (self).output(a, layer, )
    """
        .replace("$BIASED", bias)
        .replace("$ALL", Integer.toString(heads() + 2 * groups()))
        .replace("$BOTH", Integer.toString(heads() + groups()));
  }

  private int heads() {
    return architecture.attention().heads();
  }

  private int groups() {
    return architecture.attention().groups();
  }

  private String normalized() {
    String result = architecture.norms().queryKey() ? "(self).norm(x, layer.head_norm, )" : "x";
    return """
      def normalized(self: __torch__.Decoder, x: Tensor, layer: __torch__.Layer) -> Tensor:
        return $RESULT
    """
        .replace("$RESULT", result);
  }

  /** Su et al. 2021; the sines of the first half are negative, those behind the halves 0. */
  private String rotated() {
    int turning = turning();
    int half = turning / 2;
    String rest =
        turning < architecture.attention().headSize()
            ? ", torch.slice(x, -1, " + turning + ")"
            : "";
    return """
      def rotated(self: __torch__.Decoder, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
        first = torch.slice(x, -1, 0, $HALF)
        second = torch.slice(x, -1, $HALF, $TURNING)
        crossed = torch.mul(torch.cat([second, first$REST], -1), sines)
        return torch.add_(torch.mul(x, cosines), crossed)
    """
        .replace("$HALF", Integer.toString(half))
        .replace("$TURNING", Integer.toString(turning))
        .replace("$REST", rest);
  }

  /** Layers that turn nothing have cosines of 1 and sines of 0. */
  private int turning() {
    List<Integer> turning =
        architecture.layers().stream()
            .map(layer -> layer.rope().dimensions())
            .filter(dimensions -> dimensions > 0)
            .distinct()
            .toList();
    if (turning.size() > 1) {
      throw new IllegalArgumentException("layers turn different parts of heads: " + turning);
    }
    return turning.isEmpty() ? 0 : turning.get(0);
  }

  /** One token in each of the first slots. */
  private static final String BATCHED =
      """
        def batched(self: __torch__.Decoder, q: Tensor, keys: Tensor, values: Tensor, \
      window: int, seen: __torch__.Seen) -> Tensor:
          start = seen.starts[window]
          k = torch.slice(torch.slice(keys, 0, 0, seen.batch), 2, start, seen.end)
          v = torch.slice(torch.slice(values, 0, 0, seen.batch), 2, start, seen.end)
          rows = torch.reshape(q, [seen.batch, $GROUPS, -1, $SIZE])
          mask = seen.masks[window]
          return torch.reshape((self).attended(rows, k, v, mask, ), [seen.batch, -1])
      """;

  private static final String FUSED =
      """
        def attended(self: __torch__.Decoder, rows: Tensor, k: Tensor, v: Tensor, \
      mask: Tensor) -> Tensor:
          if torch.eq(torch.numel(mask), 0):
            a = torch.scaled_dot_product_attention(rows, k, v, None, 0., False, scale=$SCALE)
          else:
            a = torch.scaled_dot_product_attention(rows, k, v, mask, 0., False, scale=$SCALE)
          return a
      """;

  /**
   * On a CPU two products whose left side is read row by row as it lies in memory, keys (S, D) and
   * values (D, S), are faster than the fused one: 32 sequences of about 200 cells, 16 heads in 8
   * groups, 28 layers, decode 54 tokens a second instead of 46 on one core with AVX-512.
   */
  private static final String BY_ROWS =
      """
        def attended(self: __torch__.Decoder, rows: Tensor, k: Tensor, v: Tensor, \
      mask: Tensor) -> Tensor:
          columns = torch.transpose(torch.mul(rows, $SCALE), 2, 3)
          scores = torch.transpose(torch.matmul(k, columns), 2, 3)
          if torch.gt(torch.numel(mask), 0):
            scores = torch.add(scores, mask)
          weights = torch.transpose(torch.softmax(scores, -1), 2, 3)
          return torch.transpose(torch.matmul(torch.transpose(v, 2, 3), weights), 2, 3)
      """;

  /** One piece after another: {@code pieces} are slot, start and end, three numbers each. */
  private static final String PIECEWISE =
      """
        def piecewise(self: __torch__.Decoder, q: Tensor, keys: Tensor, values: Tensor, \
      window: int, seen: __torch__.Seen) -> Tensor:
          all = annotate(List[Tensor], [])
          count = torch.floordiv(torch.len(seen.pieces), 3)
          row = 0
          for p in range(count):
            slot = seen.pieces[torch.mul(3, p)]
            first = seen.pieces[torch.add(torch.mul(3, p), 1)]
            end = seen.pieces[torch.add(torch.mul(3, p), 2)]
            tokens = torch.sub(end, first)
            at = torch.add(torch.mul(window, count), p)
            start = seen.starts[at]
            k = torch.unsqueeze(torch.slice(torch.select(keys, 0, slot), 1, start, end), 1)
            v = torch.contiguous(torch.slice(torch.select(values, 0, slot), 1, start, end))
            v = torch.unsqueeze(v, 1)
            rows = torch.view(torch.slice(q, 0, row, torch.add(row, tokens)), \
      [tokens, $GROUPS, -1, $SIZE])
            rows = torch.permute(rows, [1, 2, 0, 3])
            k = torch.expand(k, [-1, torch.size(rows, 1), -1, -1])
            v = torch.expand(v, [-1, torch.size(rows, 1), -1, -1])
            mask = seen.masks[at]
            if torch.eq(torch.numel(mask), 0):
              a = torch.scaled_dot_product_attention(rows, k, v, None, 0., \
      torch.gt(tokens, 1), scale=$SCALE)
            else:
              a = torch.scaled_dot_product_attention(rows, k, v, mask, 0., False, scale=$SCALE)
            _0 = torch.append(all, torch.reshape(torch.permute(a, [2, 0, 1, 3]), [tokens, -1]))
            row = torch.add(row, tokens)
          return torch.cat(all, 0)
      """;

  private String output() {
    String bias =
        architecture.biases().contains(Bias.ATTENTION_OUTPUT)
            ? "torch.add((self).linear(a, layer.output, ), layer.output_bias)"
            : "(self).linear(a, layer.output, )";
    return """
      def output(self: __torch__.Decoder, a: Tensor, layer: __torch__.Layer) -> Tensor:
        return $RESULT
    """
        .replace("$RESULT", bias);
  }
}
