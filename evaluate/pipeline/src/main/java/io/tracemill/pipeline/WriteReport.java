package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.pipeline.files.PartFile;
import io.tracemill.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Makes the page of a run's folder, of this version or an older one. */
public final class WriteReport {
  private final Watch watch;

  /** A use case. */
  public WriteReport(Progress progress) {
    this(new Watch(progress));
  }

  WriteReport(Watch watch) {
    this.watch = watch;
  }

  /**
   * Makes it.
   *
   * @throws NotAcceptable if a file that the page cannot do without is damaged
   */
  public ReportResult run(ReportRequest request) throws IOException {
    watch.check();
    List<String> surprises;
    try (PartFile part = PartFile.create(request.out().toAbsolutePath())) {
      surprises = ReportPage.ofRun(request.folder(), part.out());
      part.complete();
    } catch (DataException e) {
      throw new NotAcceptable(
          request.folder() + " cannot be shown, as a file of it is damaged: " + e.getMessage());
    }
    return new ReportResult(request.out(), Files.size(request.out()), surprises);
  }
}
