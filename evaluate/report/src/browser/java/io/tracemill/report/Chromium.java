package io.tracemill.report;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser with one page, which listens to what the page complains of and asks for. */
final class Chromium implements AutoCloseable {
  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it; the test is skipped where there is none.
   *
   * @param scheme {@code light} or {@code dark}
   */
  static Chromium start(int width, int height, String scheme) {
    Optional<Path> browser = found("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = found("chromedriver");
    assumeTrue(
        browser.isPresent() && chromedriver.isPresent(),
        "chromium and chromedriver are not on the PATH");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        "--window-size=" + width + "," + height);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = started(service, options);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
    return new Chromium(driver);
  }

  private static ChromeDriver started(ChromeDriverService service, ChromeOptions options) {
    try {
      return new ChromeDriver(service, options);
    } catch (SessionNotCreatedException e) {
      return abort("chromium does not start on this machine: " + e.getRawMessage());
    }
  }

  private static Optional<Path> found(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a file as a person does, and waits until the page says that it is ready. */
  Chromium open(Path page, String view) {
    driver.get("about:blank");
    driver.get(page.toUri() + view);
    await("document.body.dataset.ready === 'yes'");
    return this;
  }

  /** Waits until an expression is true, for 20 seconds at most. */
  void await(String expression) {
    driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];"
            + "(function poll() { "
            + expression
            + " ? done() : setTimeout(poll, 10); })();");
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** What the console says, and all that is asked for that is not the page itself. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      complaints.add(entry.getMessage());
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String said = entry.getMessage();
      if (said.contains("\"Network.requestWillBeSent\"") && !said.contains("\"url\":\"file:")) {
        complaints.add(said);
      }
    }
    return complaints;
  }

  /** The rules of axe-core that the page breaks, with the first element that does. */
  List<String> violations() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
      driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document).then(all => done(all.violations.map("
                + "v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)));");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
