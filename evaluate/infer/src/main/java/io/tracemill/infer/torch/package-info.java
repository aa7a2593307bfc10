/** The forward pass by PyTorch: TorchScript text, weights from safetensors, a cache in slots. */
@NullMarked
package io.tracemill.infer.torch;

import org.jspecify.annotations.NullMarked;
