package io.tracemill.infer.torch;

/** A whole pass: rows of tokens through all layers. */
final class PassCode {
  private PassCode() {}

  static String text() {
    return MASK + MASKS + SEEN + HIDDEN;
  }

  /** 0 where a token sees a cell, minus infinity elsewhere; both are given by their positions. */
  private static final String MASK =
      """
        def hidden_cells(self: __torch__.Decoder, tokens: Tensor, cells: Tensor, \
      window: int) -> Tensor:
          hidden = torch.gt(cells, tokens)
          if torch.gt(window, 0):
            hidden = torch.__or__(hidden, torch.le(cells, torch.sub(tokens, window)))
          return hidden
        def mask(self: __torch__.Decoder, hidden: Tensor) -> Tensor:
          zeros = torch.zeros(torch.size(hidden), dtype=$FLOATS, device=$DEVICE)
          return torch.masked_fill_(zeros, hidden, -inf)
      """;

  /** The masks of {@code Seen}, empty where none is needed. */
  private static final String MASKS =
      """
        def batch_masks(self: __torch__.Decoder, positions: Tensor, windows: List[int], \
      starts: List[int], end: int, masked: List[int]) -> List[Tensor]:
          masks = annotate(List[Tensor], [])
          for w in range(torch.len(windows)):
            mask = torch.zeros([0], dtype=6)
            if torch.gt(masked[w], 0):
              cells = torch.arange(starts[w], end, dtype=4, device=$DEVICE)
              hidden = (self).hidden_cells(torch.unsqueeze(positions, 1), \
      torch.unsqueeze(cells, 0), windows[w], )
              mask = torch.unsqueeze(torch.unsqueeze((self).mask(hidden, ), 1), 1)
            _0 = torch.append(masks, mask)
          return masks
        def piece_masks(self: __torch__.Decoder, pieces: List[int], windows: List[int], \
      starts: List[int], masked: List[int]) -> List[Tensor]:
          masks = annotate(List[Tensor], [])
          count = torch.floordiv(torch.len(pieces), 3)
          for w in range(torch.len(windows)):
            for p in range(count):
              at = torch.add(torch.mul(w, count), p)
              mask = torch.zeros([0], dtype=6)
              if torch.gt(masked[at], 0):
                first = pieces[torch.add(torch.mul(3, p), 1)]
                end = pieces[torch.add(torch.mul(3, p), 2)]
                tokens = torch.arange(first, end, dtype=4, device=$DEVICE)
                cells = torch.arange(starts[at], end, dtype=4, device=$DEVICE)
                hidden = (self).hidden_cells(torch.unsqueeze(tokens, 1), \
      torch.unsqueeze(cells, 0), windows[w], )
                mask = (self).mask(hidden, )
              _0 = torch.append(masks, mask)
          return masks
        def tree_masks(self: __torch__.Decoder, positions: Tensor, pieces: List[int], \
      windows: List[int], starts: List[int], strangers: Tensor) -> List[Tensor]:
          masks = annotate(List[Tensor], [])
          first = pieces[1]
          nodes = torch.size(strangers, 0)
          for w in range(torch.len(windows)):
            before = torch.arange(starts[w], first, dtype=4, device=$DEVICE)
            cells = torch.cat([before, positions], 0)
            hidden = (self).hidden_cells(torch.unsqueeze(positions, 1), \
      torch.unsqueeze(cells, 0), windows[w], )
            if torch.gt(nodes, 0):
              among = torch.slice(torch.slice(hidden, 0, torch.neg(nodes)), 1, torch.neg(nodes))
              _0 = torch.copy_(among, torch.__or__(among, strangers))
            _1 = torch.append(masks, (self).mask(hidden, ))
          return masks
      """;

  /** {@code tokens} are their numbers, their rows of angles and their cells. */
  private static final String SEEN =
      """
        def rows(self: __torch__.Decoder, tables: List[Tensor], rows: Tensor) -> List[Tensor]:
          found = annotate(List[Tensor], [])
          for i in range(torch.len(tables)):
            _0 = torch.append(found, torch.index_select(tables[i], 0, rows))
          return found
        def seen(self: __torch__.Decoder, cache: __torch__.Cache, \
      angles: __torch__.Angles, tokens: Tensor, batch: int, \
      end: int, pieces: List[int], starts: List[int], masks: List[Tensor]) -> __torch__.Seen:
          length = torch.size(cache.keys[0], 2)
          cells = torch.select(tokens, 0, 2)
          seen = __torch__.Seen.__new__(__torch__.Seen)
          _0 = (seen).__init__((self).rows(angles.cosines, torch.select(tokens, 0, 1), ), \
      (self).rows(angles.sines, torch.select(tokens, 0, 1), ), torch.floor_divide(cells, length), \
      torch.remainder(cells, length), batch, end, pieces, starts, masks, )
          return seen
      """;

  /** The rows {@code last} behind all layers; {@code batch} is 0 where pieces go one by one. */
  private static final String HIDDEN =
      """
        def table_of(self: __torch__.Decoder, list: List[int]) -> Tensor:
          return torch.view(torch.tensor(list, dtype=4, device=$DEVICE), [3, -1])
        def layers(self: __torch__.Decoder, model: __torch__.Model, cache: __torch__.Cache, \
      ids: Tensor, seen: __torch__.Seen, last: List[int]) -> Tensor:
          x = torch.to(torch.embedding(model.embedding, ids), 6)
          x = torch.mul(x, $EMBEDDING)
          for i in range(torch.len(model.layers)):
            x = (self).through(x, model.layers[i], cache.keys[i], cache.values[i], seen, )
          if torch.lt(torch.len(last), torch.size(x, 0)):
            x = torch.index_select(x, 0, torch.tensor(last, dtype=4, device=$DEVICE))
          return x
        def hidden(self: __torch__.Decoder, model: __torch__.Model, \
      cache: __torch__.Cache, angles: __torch__.Angles, \
      list: List[int], batch: int, end: int, pieces: List[int], windows: List[int], \
      starts: List[int], masked: List[int], last: List[int]) -> Tensor:
          tokens = (self).table_of(list, )
          if torch.gt(batch, 0):
            positions = torch.remainder(torch.select(tokens, 0, 1), torch.size(cache.keys[0], 2))
            masks = (self).batch_masks(positions, windows, starts, end, masked, )
          else:
            masks = (self).piece_masks(pieces, windows, starts, masked, )
          seen = (self).seen(cache, angles, tokens, batch, end, pieces, starts, masks, )
          return (self).layers(model, cache, torch.select(tokens, 0, 0), seen, last, )
      """;
}
