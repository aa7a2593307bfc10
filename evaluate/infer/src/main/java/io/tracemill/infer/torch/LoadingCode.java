package io.tracemill.infer.torch;

/** Methods that make weights: mapped files, parts of them, and what layers hold. */
final class LoadingCode {
  private LoadingCode() {}

  static String text() {
    return """
      def file(self: __torch__.Decoder, path: str, count: int, dtype: int) -> Tensor:
        return torch.from_file(path, False, count, dtype=dtype)
      def part(self: __torch__.Decoder, file: Tensor, start: int, end: int, \
    shape: List[int]) -> Tensor:
        return torch.view(torch.slice(file, 0, start, end), shape)
      def copied(self: __torch__.Decoder, parts: List[Tensor], dtype: int, \
    shape: List[int]) -> Tensor:
        return torch.to(torch.view(torch.cat(parts, 0), shape), dtype)
      def pack(self: __torch__.Decoder, parts: List[Tensor]) -> $PACKED:
        if torch.eq(torch.len(parts), 1):
          w = parts[0]
        else:
          w = torch.cat(parts, 0)
        return $PACK
      def vector(self: __torch__.Decoder, parts: List[Tensor], plus: float) -> Tensor:
        vector = torch.to(torch.cat(parts, 0), 6)
        return torch.to(torch.add(vector, plus), $DEVICE, 6)
      def empty(self: __torch__.Decoder) -> Tensor:
        return torch.zeros([0, 0], dtype=6, device=$DEVICE)
      def head_norm(self: __torch__.Decoder, query: Tensor, key: Tensor) -> Tensor:
        queries = torch.expand(torch.reshape(query, [1, -1]), [$HEADS, -1])
        keys = torch.expand(torch.reshape(key, [1, -1]), [$GROUPS, -1])
        return torch.cat([queries, keys], 0)
      def table(self: __torch__.Decoder, w: Tensor) -> Tensor:
        return torch.to(w, $DEVICE, ops.prim.dtype(w))
      def layer(self: __torch__.Decoder, rope: int, window: int, tensors: List[Tensor], \
    linears: List[$PACKED]) -> __torch__.Layer:
        layer = __torch__.Layer.__new__(__torch__.Layer)
        _0 = (layer).__init__(rope, window, tensors, linears, )
        return layer
      def model(self: __torch__.Decoder, embedding: Tensor, norm: Tensor, head: $PACKED, \
    layers: List[__torch__.Layer]) -> __torch__.Model:
        model = __torch__.Model.__new__(__torch__.Model)
        _0 = (model).__init__(embedding, norm, head, layers, )
        return model
    """;
  }
}
