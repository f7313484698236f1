package cn.shishi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the product is made of is what was looked at, version by version; nothing comes in unseen with something else. */
class DependenciesTest {

    private static final Path SEEN = Path.of("src/test/resources/dependencies.txt");
    private static final Path KNOWN_HOLES = Path.of("src/test/resources/advisories.txt");
    private static final Path FOUND = Path.of("target/dependencies.txt");

    @Test
    void theListOfDependenciesIsTheOneThatWasSeen() throws IOException {
        List<String> found = found();
        Files.write(FOUND, found);
        assertThat(found).as("look at what changed, then: cp %s %s", FOUND, SEEN).containsExactlyElementsOf(Files.readAllLines(SEEN));
    }

    @Test
    void theEnginesRestServerItsScriptsAndItsConnectorsAreNotAmongThem() {
        assertThat(found()).isNotEmpty().noneMatch(jar -> jar.matches(
                ".*(starter-rest|engine-rest-openapi|groovy|graal|jython|jruby|nashorn|camunda-connect|plugin-connect|freemarker|velocity|actuator).*"));
    }

    @Test
    void noneHasAHoleThatIsOverdue() throws Exception {
        List<Advisory> known = Advisory.read(Files.readAllLines(KNOWN_HOLES));
        assertThat(Advisory.overdue(known, found(), LocalDate.now())).as("raise the version, or guard the product and name the test in %s", KNOWN_HOLES).isEmpty();
        for (Advisory advisory : known) {
            if (advisory.guarded()) {
                String[] test = advisory.guard().split("#");
                assertThat(Class.forName(test[0]).getDeclaredMethods()).extracting(Method::getName).as("%s", advisory).contains(test[1]);
            }
        }
    }

    @Test
    void aHoleIsOverdueFromItsDayOnUnlessItIsGuardedOrGone() {
        List<Advisory> known = Advisory.read(List.of("# comment", "some-lib | 1\\.[0-4] | CVE-1 | 2026-11-28 | -", "other | 2\\..* | CVE-2 | 2026-11-28 | x.Y#z"));
        List<String> jars = List.of("some-lib-1.4", "other-2.0", "some-lib-more-1.4");
        assertThat(Advisory.overdue(known, jars, LocalDate.of(2026, 11, 27))).isEmpty();
        assertThat(Advisory.overdue(known, jars, LocalDate.of(2026, 11, 28))).extracting(Advisory::told).containsExactly("CVE-1");
        assertThat(Advisory.overdue(known, List.of("some-lib-1.5", "other-2.0"), LocalDate.of(2027, 1, 1))).isEmpty();
    }

    /** Maven makes the bill only where it is online. */
    @Test
    void theBillOfMaterialsNamesNothingElse() throws IOException {
        try (InputStream bill = DependenciesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeTrue(bill != null, "no bill of materials in a build without network");
            List<String> billed = StreamSupport.stream(new ObjectMapper().readTree(bill).path("components").spliterator(), false).map(DependenciesTest::jar).toList();
            assertThat(billed).hasSizeGreaterThan(100);
            List<String> found = found();
            assertThat(billed).allSatisfy(part -> assertThat(found).as("%s", part).anyMatch(jar -> jar.startsWith(part)));
        }
    }

    private static String jar(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText();
    }

    private static List<String> found() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(path -> path.endsWith(".jar"))
                .map(path -> Path.of(path).getFileName().toString().replaceAll("\\.jar$", "")).distinct().sorted().toList();
    }
}
