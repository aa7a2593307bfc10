/** PyTorch: how it starts, and a model's forward pass in it. */
@NullMarked
package io.tracemill.infer.torch;

import org.jspecify.annotations.NullMarked;
