package io.tracemill.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.pipeline.Progress;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.workspace.JobState;
import io.tracemill.platform.workspace.PathLock;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobQueueTest {
  @TempDir private Path root;

  private static Id upload(Desk desk) throws IOException {
    return Desk.id(desk.platform.uploadTraces(desk.model("one"), Desk.sample("broken-lines")));
  }

  /** Does something when a job's run begins. */
  private record OnBegin(Runnable what) implements Progress {
    @Override
    public void begin(String name, Unit unit, OptionalLong total) {
      what.run();
    }
  }

  private static Progress silent(Id any) {
    return new Progress() {};
  }

  @Test
  void theyRunInTheOrderInWhichTheyCame() throws IOException {
    try (Desk desk = new Desk(root)) {
      List<Id> uploads = List.of(upload(desk), upload(desk), upload(desk));
      assertThat(desk.jobs.isAnyWaiting()).isTrue();
      List<Id> run = new ArrayList<>();
      desk.jobs.runAll(
          id -> {
            run.add(id);
            return silent(id);
          });
      assertThat(run).isEqualTo(uploads);
      assertThat(desk.jobs.isAnyWaiting()).isFalse();
      assertThat(desk.jobs.runNext(JobQueueTest::silent)).isEmpty();
    }
  }

  @Test
  void oneRunsAtATimeWhoeverAsks() throws IOException {
    try (Desk desk = new Desk(root);
        Desk other = new Desk(root)) {
      upload(desk);
      List<Optional<Id>> inBetween = new ArrayList<>();
      desk.jobs.runAll(
          id ->
              new OnBegin(
                  () -> {
                    try {
                      assertThat(other.jobs.isIdle()).isFalse();
                      inBetween.add(other.jobs.runNext(JobQueueTest::silent));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }));
      assertThat(inBetween).containsExactly(Optional.empty());
      assertThat(other.jobs.isIdle()).isTrue();
    }
  }

  @Test
  void whoeverWaitsRunsWhatIsBefore() throws Exception {
    try (Desk desk = new Desk(root);
        Desk other = new Desk(root)) {
      List<Id> uploads = List.of(upload(desk), upload(other), upload(desk), upload(other));
      ExecutorService two = Executors.newFixedThreadPool(2);
      Future<JobStatus> last =
          two.submit(() -> desk.jobs.await(uploads.get(3), JobQueueTest::silent));
      Future<JobStatus> second =
          two.submit(() -> other.jobs.await(uploads.get(1), JobQueueTest::silent));
      assertThat(List.of(last.get(), second.get()))
          .containsExactly(JobStatus.JOB_SUCCESS, JobStatus.JOB_SUCCESS);
      two.shutdown();
      for (Id upload : uploads) {
        assertThat(desk.status(upload)).isEqualTo("JOB_SUCCESS");
        assertThat(desk.workspace.uploads().find(upload).orElseThrow().job().runs()).isEqualTo(1);
      }
    }
  }

  @Test
  void oneThatWaitsIsStoppedAtOnce() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = upload(desk);
      assertThat(desk.platform.stopUpload(upload).field(Name.of("status")).text())
          .isEqualTo("JOB_STOPPED");
      assertThat(desk.finished(upload)).isEqualTo("JOB_STOPPED");
      assertThat(desk.data(upload)).doesNotExist();
    }
  }

  @Test
  void oneThatRunsIsStopped() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = upload(desk);
      desk.jobs.runAll(
          id ->
              new OnBegin(
                  () -> {
                    try {
                      desk.platform.stopUpload(upload);
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }));
      assertThat(desk.status(upload)).isEqualTo("JOB_STOPPED");
      assertThat(desk.data(upload)).doesNotExist();
      assertThat(desk.platform.uploadLogs(upload).field(Name.of("logs")).text())
          .endsWith(" stopped\n");
    }
  }

  @Test
  void oneThatHasEndedStaysAsItIs() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = upload(desk);
      desk.finished(upload);
      assertThat(desk.platform.stopUpload(upload).field(Name.of("status")).text())
          .isEqualTo("JOB_SUCCESS");
    }
  }

  @Test
  void aProcessThatEndsPutsItBack() throws IOException {
    AtomicBoolean ending = new AtomicBoolean();
    Id upload;
    try (Desk desk = new Desk(root, ending::get)) {
      upload = upload(desk);
      desk.jobs.runAll(id -> new OnBegin(() -> ending.set(true)));
      assertThat(desk.status(upload)).isEqualTo("JOB_RUNNING");
      UploadEntry entry = desk.workspace.uploads().find(upload).orElseThrow();
      assertThat(entry.job()).isEqualTo(JobState.WAITING);
    }
    try (Desk desk = new Desk(root)) {
      assertThat(desk.finished(upload)).isEqualTo("JOB_SUCCESS");
    }
  }

  @Test
  void oneThatWasInterruptedRunsAgainOnce() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = upload(desk);
      interrupt(desk, upload);
      assertThat(desk.status(upload)).isEqualTo("JOB_RUNNING");
      assertThat(desk.finished(upload)).isEqualTo("JOB_SUCCESS");
      assertThat(desk.platform.uploadLogs(upload).field(Name.of("logs")).text())
          .contains(" begins again: it was interrupted\n");
    }
  }

  @Test
  void oneThatWasInterruptedTwiceHasFailed() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = upload(desk);
      interrupt(desk, upload);
      interrupt(desk, upload);
      assertThat(desk.finished(upload)).isEqualTo("JOB_FAILURE");
      assertThat(desk.workspace.uploads().find(upload).orElseThrow().job().reason())
          .contains("interrupted by a restart, twice");
    }
  }

  /** What a process leaves that is killed while it runs the job. */
  private static void interrupt(Desk desk, Id upload) throws IOException {
    UploadEntry entry = desk.workspace.uploads().find(upload).orElseThrow();
    desk.workspace.uploads().replace(entry.with(entry.job().begun()));
    Files.createDirectories(desk.data(upload).resolveSibling("data.part"));
  }

  @Test
  void anUploadWithoutItsTracesIsNotThere() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id model = desk.model("one");
      Path folder = desk.workspace.scratch();
      UploadEntry half =
          new UploadEntry(
              desk.workspace.newId(),
              Optional.of(model),
              Optional.of(desk.workspace.newId()),
              UploadEntry.DIRECT,
              DataVersion.V0,
              desk.workspace.now(),
              JobState.WAITING);
      desk.workspace.uploads().put(half, folder);
      assertThat(desk.jobs.isAnyWaiting()).isFalse();
      assertThat(desk.platform.model(model).field(Name.of("upload_ids")).size()).isZero();
    }
  }

  @Test
  void whatAKilledProcessLeftIsTakenAwayAndWhatIsInUseStays() throws IOException {
    try (Desk desk = new Desk(root)) {
      Path used = Files.createFile(desk.workspace.scratch().resolve("used"));
      Path left = Files.createDirectories(root.resolve("tmp").resolve("left").resolve("inner"));
      Files.createFile(left.resolve("file"));
      Files.createFile(root.resolve("tmp").resolve("left.lock"));
      try (Desk other = new Desk(root)) {
        assertThat(root.resolve("tmp").resolve("left")).doesNotExist();
        assertThat(used).exists();
        assertThat(other.workspace.isScratch(used)).isFalse();
      }
      assertThat(used).exists();
    }
    assertThat(root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aLockIsHeldOnceAndGivenBack() throws IOException {
    Path file = root.resolve("lock");
    try (PathLock held = PathLock.take(file).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(PathLock.take(root.resolve("x").resolve("..").resolve("lock"))).isEmpty();
    }
    Optional<PathLock> again = PathLock.take(file);
    assertThat(again).isPresent();
    again.orElseThrow().close();
  }

  @Test
  void theSecretIsMadeOnceAndForItsOwnerAlone() throws IOException {
    try (Desk desk = new Desk(root);
        Desk other = new Desk(root)) {
      assertThat(desk.workspace.token()).matches("[0-9a-f]{64}");
      assertThat(other.workspace.token()).isEqualTo(desk.workspace.token());
      assertThat(Files.getPosixFilePermissions(root.resolve("token")))
          .extracting(Enum::name)
          .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
  }
}
