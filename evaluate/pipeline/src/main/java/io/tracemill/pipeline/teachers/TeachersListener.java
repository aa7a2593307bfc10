package io.tracemill.pipeline.teachers;

import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.teach.AskingListener;

/** Hears what teachers are asked and how they work. */
public interface TeachersListener extends AskingListener, ModelListener {}
