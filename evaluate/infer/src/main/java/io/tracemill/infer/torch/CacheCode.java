package io.tracemill.infer.torch;

/** Methods of the cache: made, grown, copied within. */
final class CacheCode {
  private CacheCode() {}

  static String text() {
    return """
      def block(self: __torch__.Decoder, slots: int, length: int, across: bool) -> Tensor:
        if across:
          turned = torch.zeros([slots, $GROUPS, $SIZE, length], dtype=$FLOATS, device=$DEVICE)
          block = torch.transpose(turned, 2, 3)
        else:
          block = torch.zeros([slots, $GROUPS, length, $SIZE], dtype=$FLOATS, device=$DEVICE)
        return block
      def resized(self: __torch__.Decoder, old: Tensor, slots: int, length: int, \
    across: bool) -> Tensor:
        new = (self).block(slots, length, across, )
        both = ops.prim.min(slots, torch.size(old, 0))
        end = ops.prim.min(length, torch.size(old, 2))
        kept = torch.slice(torch.slice(old, 0, 0, both), 2, 0, end)
        _0 = torch.copy_(torch.slice(torch.slice(new, 0, 0, both), 2, 0, end), kept)
        return new
      def turns(self: __torch__.Decoder, frequencies: List[float], length: int) -> Tensor:
        positions = torch.arange(length, dtype=7, device=$DEVICE)
        each = torch.tensor(frequencies, dtype=7, device=$DEVICE)
        return torch.mul(torch.unsqueeze(positions, 1), torch.unsqueeze(each, 0))
      def cosines(self: __torch__.Decoder, frequencies: List[float], length: int, \
    amplitude: float) -> Tensor:
        half = torch.mul(torch.cos((self).turns(frequencies, length, )), amplitude)
        still = torch.ones([length, torch.sub($SIZE, torch.mul(2, torch.len(frequencies)))], \
    dtype=7, device=$DEVICE)
        return torch.to(torch.cat([half, half, still], 1), 6)
      def sines(self: __torch__.Decoder, frequencies: List[float], length: int, \
    amplitude: float) -> Tensor:
        half = torch.mul(torch.sin((self).turns(frequencies, length, )), amplitude)
        still = torch.zeros([length, torch.sub($SIZE, torch.mul(2, torch.len(frequencies)))], \
    dtype=7, device=$DEVICE)
        return torch.to(torch.cat([torch.neg(half), half, still], 1), 6)
      def joined(self: __torch__.Decoder, tables: List[Tensor]) -> Tensor:
        return torch.unsqueeze(torch.cat(tables, 0), 1)
      def angles(self: __torch__.Decoder, cosines: List[Tensor], sines: List[Tensor]) \
    -> __torch__.Angles:
        angles = __torch__.Angles.__new__(__torch__.Angles)
        _0 = (angles).__init__(cosines, sines, )
        return angles
      def cache(self: __torch__.Decoder, keys: List[Tensor], values: List[Tensor]) \
    -> __torch__.Cache:
        cache = __torch__.Cache.__new__(__torch__.Cache)
        _0 = (cache).__init__(keys, values, )
        return cache
      def copy_cells(self: __torch__.Decoder, block: Tensor, source: int, target: int, \
    length: int) -> Tensor:
        cells = torch.slice(torch.select(block, 0, source), 1, 0, length)
        return torch.copy_(torch.slice(torch.select(block, 0, target), 1, 0, length), cells)
      def copy_slot(self: __torch__.Decoder, cache: __torch__.Cache, source: int, target: int, \
    length: int) -> int:
        for i in range(torch.len(cache.keys)):
          _0 = (self).copy_cells(cache.keys[i], source, target, length, )
          _1 = (self).copy_cells(cache.values[i], source, target, length, )
        return length
    """;
  }
}
