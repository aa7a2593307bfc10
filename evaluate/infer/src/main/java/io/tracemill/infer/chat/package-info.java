/** Conversations as the text that a model was trained on: chat templates and where they are. */
@NullMarked
package io.tracemill.infer.chat;

import org.jspecify.annotations.NullMarked;
