package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import io.tracemill.platform.RefusedException;
import java.io.IOException;
import java.util.Optional;

/** What a job of a platform makes. */
enum JobKind {
  UPLOAD("upload") {
    @Override
    Node status(Platform platform, Id job) throws IOException {
      return platform.uploadStatus(job);
    }

    @Override
    String result(Platform platform, Id job) throws IOException {
      return UploadText.of(job, status(platform, job), Optional.empty());
    }

    // The cause of a failure is the end of the log.
    @Override
    String reason(Platform platform, Id job) throws IOException {
      Optional<Node> said = platform.uploadLogs(job).find(Name.of("logs"));
      String logs = said.map(ModelTables::text).orElse("").strip();
      int from = logs.lastIndexOf(FAILED);
      return from < 0 ? "" : ": " + logs.substring(from + FAILED.length());
    }
  },

  DATASET("dataset") {
    @Override
    Node status(Platform platform, Id job) throws IOException {
      return platform.datasets().status(job);
    }

    @Override
    Node metrics(Platform platform, Id job) throws IOException {
      return platform.datasets().metrics(job);
    }
  },

  TEACHER_EVALUATION("teacher evaluation") {
    @Override
    Node status(Platform platform, Id job) throws IOException {
      return platform.datasets().evaluationStatus(job);
    }

    @Override
    Node metrics(Platform platform, Id job) throws IOException {
      return platform.datasets().evaluationMetrics(job);
    }
  };

  private static final String FAILED = " failed: ";

  private final String noun;

  JobKind(String noun) {
    this.noun = noun;
  }

  /** What people call it. */
  String noun() {
    return noun;
  }

  /** An answer with its {@code status}. */
  abstract Node status(Platform platform, Id job) throws IOException;

  /** What is measured of one that has succeeded. */
  Node metrics(Platform platform, Id job) throws IOException {
    return status(platform, job);
  }

  /** What people are told of one that has succeeded. */
  String result(Platform platform, Id job) throws IOException {
    return noun + " " + job + ": JOB_SUCCESS\n" + PlatformText.metrics(metrics(platform, job));
  }

  /** Why one has not succeeded, which is what the platform says to who asks for more. */
  String reason(Platform platform, Id job) throws IOException {
    try {
      metrics(platform, job);
      return "";
    } catch (RefusedException e) {
      String words = String.valueOf(e.getMessage());
      int colon = words.indexOf(": ");
      return colon < 0 ? "" : words.substring(colon);
    }
  }
}
