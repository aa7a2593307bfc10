package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.platform.JobStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param status {@link JobStatus#JOB_PENDING} while it waits
 * @param runs how often it was begun
 * @param endedAt when it came to its end
 * @param reason why it failed or was stopped
 */
public record JobState(
    JobStatus status, int runs, Optional<Instant> endedAt, Optional<String> reason) {
  /** It waits. */
  public static final JobState WAITING =
      new JobState(JobStatus.JOB_PENDING, 0, Optional.empty(), Optional.empty());

  /** There is nothing to do. */
  public static JobState done(Instant now) {
    return new JobState(JobStatus.JOB_SUCCESS, 0, Optional.of(now), Optional.empty());
  }

  /** The same, begun once more. */
  public JobState begun() {
    return new JobState(JobStatus.JOB_RUNNING, runs + 1, Optional.empty(), Optional.empty());
  }

  /** The same, as if it had not been begun the last time. */
  public JobState putBack() {
    return new JobState(JobStatus.JOB_PENDING, runs - 1, Optional.empty(), Optional.empty());
  }

  /** The same at its end. */
  public JobState ended(JobStatus how, Instant now, Optional<String> why) {
    return new JobState(how, runs, Optional.of(now), why);
  }

  static JobState read(MetaFields fields) {
    return new JobState(
        JobStatus.valueOf(fields.text("status")),
        fields.count("runs"),
        fields.timeIfAny("ended_at"),
        fields.textIfAny("reason"));
  }

  void addTo(JsonText json) {
    json.name("status").value(status.name());
    json.name("runs").value(runs);
    endedAt.ifPresent(time -> json.name("ended_at").value(Outside.text(time)));
    reason.ifPresent(why -> json.name("reason").value(why));
  }
}
