package io.tracemill.infer.torch;

import io.tracemill.infer.family.Multipliers;

/** Logits of rows, and what is asked of them; the methods that are called for passes. */
record HeadCode(Multipliers multipliers) {
  private static final String PASS =
      """
      model: __torch__.Model, cache: __torch__.Cache, angles: __torch__.Angles, \
      list: List[int], batch: int, end: int, pieces: List[int], windows: List[int], \
      starts: List[int], masked: List[int], last: List[int]\
      """;

  String text() {
    return head() + ANSWERS.replace("$PASS", PASS) + TREE;
  }

  private String head() {
    String scaled =
        multipliers.logits() == 1
            ? ""
            : "    x = torch.mul(x, " + DecoderCode.number(multipliers.logits()) + ")\n";
    String capped =
        multipliers
            .softCap()
            .map(DecoderCode::number)
            .map(
                cap ->
                    "    x = torch.mul(torch.tanh(torch.div(x, $CAP)), $CAP)\n"
                        .replace("$CAP", cap))
            .orElse("");
    return """
      def head(self: __torch__.Decoder, model: __torch__.Model, x: Tensor) -> Tensor:
        h = (self).norm(x, model.norm, )
        x = torch.to((self).linear(h, model.head, ), 6)
    $SCALED$CAPPED    return x
    """
        .replace("$SCALED", scaled)
        .replace("$CAPPED", capped);
  }

  private static final String ANSWERS =
      """
        def logits(self: __torch__.Decoder, $PASS) -> Tensor:
          x = (self).hidden(model, cache, angles, list, batch, end, pieces, windows, starts, \
      masked, last, )
          return (self).head(model, x, )
        def likeliest(self: __torch__.Decoder, $PASS) -> Tensor:
          x = (self).hidden(model, cache, angles, list, batch, end, pieces, windows, starts, \
      masked, last, )
          return torch.argmax((self).head(model, x, ), -1)
      """;

  /** {@code strangers} are 1 for each pair of inner nodes of which the second is no ancestor. */
  private static final String TREE =
      """
        def tree(self: __torch__.Decoder, model: __torch__.Model, \
      cache: __torch__.Cache, angles: __torch__.Angles, \
      list: List[int], pieces: List[int], windows: List[int], starts: List[int], \
      strangers: List[int], side: int, last: List[int], parents: List[int], \
      wanted: List[int]) -> Tensor:
          tokens = (self).table_of(list, )
          positions = torch.remainder(torch.select(tokens, 0, 1), torch.size(cache.keys[0], 2))
          blocked = torch.gt(torch.view(torch.tensor(strangers, dtype=4, device=$DEVICE), \
      [side, side]), 0)
          masks = (self).tree_masks(positions, pieces, windows, starts, blocked, )
          seen = (self).seen(cache, angles, tokens, 0, 0, pieces, starts, masks, )
          x = (self).layers(model, cache, torch.select(tokens, 0, 0), seen, last, )
          return (self).chosen(model, x, torch.tensor(parents, dtype=4, device=$DEVICE), \
      torch.tensor(wanted, dtype=4, device=$DEVICE), )
        def chosen(self: __torch__.Decoder, model: __torch__.Model, x: Tensor, parents: Tensor, \
      wanted: Tensor) -> Tensor:
          found = torch.zeros(torch.size(wanted), dtype=6, device=$DEVICE)
          count = torch.size(x, 0)
          for c in range(torch.floordiv(torch.add(count, 15), 16)):
            first = torch.mul(c, 16)
            end = ops.prim.min(torch.add(first, 16), count)
            logits = (self).head(model, torch.slice(x, 0, first, end), )
            logs = torch.log_softmax(logits, -1)
            here = torch.__and__(torch.ge(parents, first), torch.lt(parents, end))
            rows = torch.clamp(torch.sub(parents, first), 0, torch.sub(torch.sub(end, first), 1))
            values = torch.index(logs, annotate(List[Optional[Tensor]], [rows, wanted]))
            found = torch.where(here, values, found)
          return torch.to(found, torch.device("cpu"), 7)
      """;
}
