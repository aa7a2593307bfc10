package io.tracemill.pipeline;

import io.tracemill.pipeline.files.PartFile;
import io.tracemill.report.ReportPage;
import io.tracemill.report.Surprises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
   * @throws io.tracemill.json.DataException if a file that the page cannot do without is damaged
   */
  public ReportResult run(ReportRequest request) throws IOException {
    watch.check();
    long bytes = write(request.folder(), request.out());
    return new ReportResult(request.out(), bytes, Surprises.of(request.folder()));
  }

  private static long write(Path folder, Path page) throws IOException {
    try (PartFile part = PartFile.create(page.toAbsolutePath())) {
      ReportPage.ofRun(folder, part.out());
      part.complete();
    }
    return Files.size(page);
  }
}
