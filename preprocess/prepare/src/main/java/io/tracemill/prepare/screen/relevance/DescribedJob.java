package io.tracemill.prepare.screen.relevance;

import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;

/**
 * What traces are compared with: a job description, read once. May be used by several threads.
 *
 * @param callsOnly whether each trace of the task has to call a tool
 */
record DescribedJob(
    JobVocabulary vocabulary, ToolSchemas tools, ClassNames labels, boolean callsOnly) {

  static DescribedJob of(JobDescription job, Task task) {
    return new DescribedJob(
        JobVocabulary.of(job),
        ToolSchemas.of(job),
        ClassNames.of(job, task),
        task.callsTools() && task != Task.CHAT_COMPLETION_AGENTIC);
  }
}
