/** What a model's config.json says of its decoder, one file per family. */
@NullMarked
package io.tracemill.infer.family;

import org.jspecify.annotations.NullMarked;
