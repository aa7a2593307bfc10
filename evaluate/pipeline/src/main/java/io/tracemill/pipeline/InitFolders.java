package io.tracemill.pipeline;

import io.tracemill.json.lines.InputFolder;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.OutputDirectory;
import io.tracemill.prepare.learn.LearnedJob;
import io.tracemill.prepare.learn.LearnedLog;
import io.tracemill.prepare.output.OpenAiTraces;
import io.tracemill.prepare.output.SystemPrompts;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The folders of jobs. A log of one job in one file is linked, so that it is not there twice; of
 * others the conversations are written, compressed, as {@code openai_messages}.
 */
final class InitFolders {
  private static final String JOB_DESCRIPTION = "job_description.json";
  private static final String CONFIG = "config.yaml";
  private static final String COPY = "traces.jsonl.gz";
  private static final String COPIED = "openai_messages";
  private static final Set<String> NAMES = names();
  private static final int BUFFER = 1 << 16;

  private final InitRequest request;
  private final LearnedLog log;
  private final String format;

  InitFolders(InitRequest request, LearnedLog log, String format) {
    this.request = request;
    this.log = log;
    this.format = format;
  }

  /** What was written. */
  record Written(List<InitResult.Folder> folders, Optional<Path> leftovers) {}

  /**
   * Checks before anything is read that the folder may be made.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if not
   */
  static void check(InitRequest request) throws IOException {
    Path folder = request.folder();
    if (Files.isDirectory(folder) && Files.isDirectory(folder.resolve(name(0)))) {
      OutputDirectory.check(folder.resolve(name(0)), request.force(), NAMES);
      return;
    }
    OutputDirectory.check(folder, request.force(), NAMES);
  }

  private static String name(int job) {
    return "job-" + (job + 1);
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(InputFolder.names("traces"));
    names.addAll(List.of(JOB_DESCRIPTION, CONFIG));
    return Set.copyOf(names);
  }

  /** The only job, whose traces are all of {@code file}. */
  Written linked(Path file) throws IOException {
    LearnedJob job = log.jobs().get(0);
    try (Folder folder = new Folder(request.folder(), job)) {
      String name =
          InputFolder.ending(file).map(ending -> "traces" + ending).orElse("traces.jsonl");
      Path link = folder.out.path(name);
      String how = link(link, file.toAbsolutePath().normalize());
      folder.describe(format);
      folder.complete();
      return new Written(List.of(folder.result(name + ", " + how)), Optional.empty());
    }
  }

  /** A link, as the file system has it; a copy where it has none. */
  private static String link(Path link, Path file) throws IOException {
    try {
      Files.createSymbolicLink(link, file);
      return "a link to " + file;
    } catch (IOException | UnsupportedOperationException e) {
      return hardLink(link, file);
    }
  }

  private static String hardLink(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
      return "the same file as " + file;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, link);
      return "a copy of " + file;
    }
  }

  /** A folder for each job, with its conversations, which {@code passes} reads once more. */
  Written copied(InitPasses passes) throws IOException {
    List<Folder> folders = new ArrayList<>();
    try {
      boolean one = log.jobs().size() == 1;
      for (int job = 0; job < log.jobs().size(); job++) {
        Path to = one ? request.folder() : request.folder().resolve(name(job));
        folders.add(new Folder(to, log.jobs().get(job)));
      }
      Optional<Path> rest = Optional.empty();
      if (!log.leftovers().isEmpty()) {
        rest = Optional.of(request.folder().resolve(one ? "" : "left-over").normalize());
      }
      write(passes, folders, one ? Optional.empty() : rest);
      List<InitResult.Folder> results = new ArrayList<>();
      for (Folder folder : folders) {
        folder.describe(COPIED);
        folder.complete();
        results.add(folder.result(COPY + ", its conversations"));
      }
      return new Written(results, one ? Optional.empty() : rest);
    } finally {
      for (Folder folder : folders) {
        folder.close();
      }
    }
  }

  private void write(InitPasses passes, List<Folder> folders, Optional<Path> rest)
      throws IOException {
    List<GZIPOutputStream> outs = new ArrayList<>();
    for (Folder folder : folders) {
      outs.add(compressed(folder.out.file(COPY)));
    }
    if (rest.isEmpty()) {
      copy(passes, outs, outs.get(0));
    } else {
      try (DirectoryClaim claim = DirectoryClaim.of(rest.get());
          OutputDirectory out = OutputDirectory.create(claim, request.force(), NAMES, () -> {})) {
        GZIPOutputStream left = compressed(out.file(COPY));
        copy(passes, outs, left);
        left.finish();
        out.complete();
      }
    }
    for (GZIPOutputStream out : outs) {
      out.finish();
    }
  }

  private static GZIPOutputStream compressed(OutputStream out) throws IOException {
    return new GZIPOutputStream(out, BUFFER);
  }

  private void copy(InitPasses passes, List<GZIPOutputStream> outs, OutputStream left)
      throws IOException {
    OpenAiTraces writer = new OpenAiTraces(SystemPrompts.KEEP);
    passes.inOrder(
        pass -> {
          pass.forEach(
              trace -> {
                int job = log.jobOf(trace);
                writer.write(trace, job < 0 ? left : outs.get(job));
              });
          return outs;
        });
  }

  /** A folder while it is written. */
  private final class Folder implements Closeable {
    private final Path directory;
    private final LearnedJob job;
    private final DirectoryClaim claim;
    private final OutputDirectory out;

    Folder(Path directory, LearnedJob job) throws IOException {
      this.directory = directory;
      this.job = job;
      claim = DirectoryClaim.of(directory);
      try {
        out = OutputDirectory.create(claim, request.force(), NAMES, () -> {});
      } catch (IOException | RuntimeException e) {
        claim.close();
        throw e;
      }
    }

    void describe(String traceFormat) throws IOException {
      write(JOB_DESCRIPTION, InitTexts.description(job));
      write(CONFIG, InitTexts.config(job, traceFormat));
    }

    private void write(String name, String text) throws IOException {
      out.file(name).write(text.getBytes(StandardCharsets.UTF_8));
    }

    void complete() throws IOException {
      out.complete();
    }

    InitResult.Folder result(String traces) {
      return InitResult.Folder.of(directory, traces, job);
    }

    @Override
    public void close() throws IOException {
      out.close();
      claim.close();
    }
  }
}
