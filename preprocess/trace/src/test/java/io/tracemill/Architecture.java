package io.tracemill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicNode;

/**
 * The rules that no compiler holds. Each module has a test that asks them of its own classes, so
 * that it is told of its own faults: what stands between packages of two modules is a fault of the
 * one that imports.
 */
public final class Architecture {
  private static final String TOKEN = "io.tracemill.json.token..";
  private static final String TORCH = "io.tracemill.infer.torch..";
  private static final String TOKENIZER = "io.tracemill.infer.tokenizer..";
  private static final String SETTINGS = "io.tracemill.pipeline.settings..";
  private static final String CLI = "io.tracemill.cli..";
  private static final String ENDPOINT = "io.tracemill.endpoint..";
  private static final String SERVE = "io.tracemill.serve..";

  /** All of {@code java.net} but what names places and reads the class path, such as URL. */
  private static final Set<String> SOCKETS =
      Set.of(
          "java.net.DatagramSocket",
          "java.net.HttpURLConnection",
          "java.net.InetAddress",
          "java.net.InetSocketAddress",
          "java.net.MulticastSocket",
          "java.net.ServerSocket",
          "java.net.Socket",
          "java.net.SocketAddress",
          "java.nio.channels.AsynchronousServerSocketChannel",
          "java.nio.channels.AsynchronousSocketChannel",
          "java.nio.channels.DatagramChannel",
          "java.nio.channels.ServerSocketChannel",
          "java.nio.channels.SocketChannel");

  private final JavaClasses classes;

  private Architecture(JavaClasses classes) {
    this.classes = classes;
  }

  /** Each rule as a test, over the classes of the module whose tests run. */
  public static Stream<DynamicNode> rules() {
    // No rule asks what is inside a library's class.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertThat(classes).as("classes of this module").isNotEmpty();
    Architecture module = new Architecture(classes);
    return Stream.of(
        module.tests("dependencies point one way", module.ownFloors()),
        module.tests("packages make no circle", packagesMakeNoCircle()),
        module.tests("libraries stay where they belong", librariesStayWhereTheyBelong()),
        module.tests("only the command line meets the world", onlyTheCommandLineMeetsTheWorld()),
        module.tests("the same bytes everywhere", sameBytesEverywhere()),
        dynamicTest("every package has its place", module::everyPackageHasItsPlace),
        dynamicTest("every package is null-marked", module::everyPackageIsNullMarked));
  }

  private List<ArchRule> ownFloors() {
    return Floor.all().stream()
        .filter(floor -> !packages(floor::holds).isEmpty())
        .map(Floor::rule)
        .toList();
  }

  private static List<ArchRule> librariesStayWhereTheyBelong() {
    return List.of(
        only(TOKEN, "com.fasterxml.jackson.."),
        only(SETTINGS, "org.yaml.snakeyaml.."),
        only(CLI, "picocli.."),
        only(CLI, "me.tongfei.."),
        onlyIn("ai.djl..", TORCH, TOKENIZER),
        only("nothing", "java.util.logging.."),
        noClasses()
            .that()
            .resideOutsideOfPackages(ENDPOINT, SERVE)
            .should()
            .dependOnClassesThat(describe("open sockets", Architecture::opensSockets)));
  }

  private static List<ArchRule> onlyTheCommandLineMeetsTheWorld() {
    return List.of(
        neverUse(
            CLI,
            "a library neither prints nor exits nor asks for time or environment",
            "System.out",
            "System.err",
            "System.exit(int)",
            "System.getenv()",
            "System.getenv(String)",
            "System.currentTimeMillis()",
            "Runtime.exit(int)",
            "Runtime.halt(int)",
            "Throwable.printStackTrace()",
            "Date.<init>()",
            "Instant.now()",
            "LocalDate.now()",
            "LocalDateTime.now()",
            "LocalTime.now()",
            "OffsetDateTime.now()",
            "ZonedDateTime.now()",
            "Clock.systemUTC()",
            "Clock.systemDefaultZone()"),
        neverUse(
            List.of(CLI, ENDPOINT),
            "a library has no clock; but who waits for a server has to know how long it has waited",
            "System.nanoTime()"));
  }

  private static List<ArchRule> sameBytesEverywhere() {
    return List.of(
        neverUse(
            "nothing",
            "the default locale is the machine's: name Locale.ROOT",
            "String.format(String, Object[])",
            "String.formatted(Object[])",
            "String.toLowerCase()",
            "String.toUpperCase()",
            "PrintStream.printf(String, Object[])",
            "PrintStream.format(String, Object[])",
            "PrintWriter.printf(String, Object[])",
            "PrintWriter.format(String, Object[])",
            "Formatter.<init>()"),
        neverUse(
            "nothing",
            "the default charset is the machine's on JDK 17: name UTF_8",
            "Charset.defaultCharset()",
            "String.<init>(byte[])",
            "String.<init>(byte[], int, int)",
            "String.getBytes()",
            "ByteArrayOutputStream.toString()",
            "FileReader.<init>(File)",
            "FileReader.<init>(String)",
            "FileWriter.<init>(File)",
            "FileWriter.<init>(File, boolean)",
            "FileWriter.<init>(String)",
            "FileWriter.<init>(String, boolean)",
            "InputStreamReader.<init>(InputStream)",
            "OutputStreamWriter.<init>(OutputStream)",
            "PrintStream.<init>(OutputStream)",
            "PrintStream.<init>(OutputStream, boolean)",
            "PrintStream.<init>(File)",
            "PrintStream.<init>(String)",
            "PrintWriter.<init>(OutputStream)",
            "PrintWriter.<init>(OutputStream, boolean)",
            "PrintWriter.<init>(File)",
            "PrintWriter.<init>(String)",
            "Scanner.<init>(InputStream)",
            "Scanner.<init>(File)",
            "Scanner.<init>(Path)"),
        neverUse(
            "nothing",
            "JDK 19 changed the digits of a double: round new BigDecimal(double) instead",
            "Double.toString()",
            "Double.toString(double)",
            "Float.toString(float)",
            "String.valueOf(double)",
            "StringBuilder.append(double)",
            "BigDecimal.valueOf(double)"),
        neverUse(
            "nothing",
            "Math may differ in the last bit by machine: use StrictMath",
            "Math.exp(double)",
            "Math.log(double)",
            "Math.log10(double)",
            "Math.log1p(double)",
            "Math.pow(double, double)",
            "Math.tanh(double)"),
        neverUse(
            CLI,
            "randomness has a seed from the settings; where they have none, the command line draws",
            "Math.random()",
            "Random.<init>()",
            "SecureRandom.<init>()",
            "SplittableRandom.<init>()",
            "ThreadLocalRandom.current()",
            "UUID.randomUUID()",
            "Collections.shuffle(List)"));
  }

  /** Who adds a package says what it may see. */
  private void everyPackageHasItsPlace() {
    assertThat(packages(owner -> Floor.all().stream().noneMatch(floor -> floor.holds(owner))))
        .as("packages that no floor names")
        .isEmpty();
  }

  private void everyPackageIsNullMarked() {
    assertThat(packages(owner -> !owner.isAnnotatedWith(NullMarked.class)))
        .as("packages without @NullMarked package-info")
        .isEmpty();
  }

  private Set<String> packages(Predicate<JavaPackage> which) {
    return classes.stream()
        .map(JavaClass::getPackage)
        .filter(which)
        .map(JavaPackage::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<ArchRule> packagesMakeNoCircle() {
    return List.of(
        slices().matching("io.tracemill.(**)").should().beFreeOfCycles(),
        slices().matching("io.tracemill.prepare.screen.(*)..").should().notDependOnEachOther(),
        slices().matching("io.tracemill.teach.(*)..").should().notDependOnEachOther());
  }

  private static boolean opensSockets(JavaClass used) {
    return SOCKETS.contains(used.getName())
        || Stream.of("java.net.http..", "com.sun.net.httpserver..", "javax.net..")
            .anyMatch(library -> PackageMatcher.of(library).matches(used.getPackageName()));
  }

  private static ArchRule only(String home, String library) {
    return onlyIn(library, home);
  }

  private static ArchRule onlyIn(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule neverUse(String exempt, String reason, String... members) {
    return neverUse(List.of(exempt), reason, members);
  }

  private static ArchRule neverUse(List<String> exempt, String reason, String... members) {
    Set<String> banned = Set.of(members);
    return noClasses()
        .that()
        .resideOutsideOfPackages(exempt.toArray(String[]::new))
        .should()
        .accessTargetWhere(
            describe("the target is banned", access -> banned.contains(name(access))))
        .because(reason);
  }

  /** Of Java's own: {@code Owner.field} or {@code Owner.method(Parameter, ...)}, simple names. */
  private static String name(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String member = owner.getSimpleName() + "." + access.getName();
    if (!owner.getPackageName().startsWith("java.")) {
      return "";
    }
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      return target.getRawParameterTypes().stream()
          .map(JavaClass::getSimpleName)
          .collect(Collectors.joining(", ", member + "(", ")"));
    }
    return member;
  }

  private DynamicNode tests(String name, List<ArchRule> rules) {
    return dynamicContainer(
        name,
        rules.stream()
            .map(rule -> rule.allowEmptyShould(true))
            .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes))));
  }
}
