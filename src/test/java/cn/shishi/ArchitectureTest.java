package cn.shishi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The house as it is meant to stand; package-info.java says what each room is for. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.shishi");

    @Test
    void noRoomReachesIntoAnothersHiddenPartsAndNoneCallsBack() {
        ApplicationModules.of(ShishiApplication.class).verify();
    }

    @Test
    void lowerRoomsKnowNothingOfHigherOnes() {
        List<String> rooms = List.of("platform", "audit", "identity", "calendar", "evidence", "register", "ledger", "workbook", "type", "checklist", "release", "project", "yearlist", "report", "desk", "handover", "backup", "demo");
        for (int i = 0; i < rooms.size(); i++) {
            String[] above = rooms.subList(i + 1, rooms.size()).stream().map(room -> "cn.shishi." + room + "..").toArray(String[]::new);
            if (above.length > 0) {
                noClasses().that().resideInAPackage("cn.shishi." + rooms.get(i) + "..").should().dependOnClassesThat()
                        .resideInAnyPackage(above).check(CLASSES);
            }
        }
    }

    @Test
    void controllersAreHidden() {
        classes().that().areAnnotatedWith(RestController.class).or().areAnnotatedWith(Controller.class).should().bePackagePrivate().check(CLASSES);
    }

    @Test
    void theLedgerAndReportsDoNotKnowTheEngine() {
        noClasses().that().resideInAnyPackage("cn.shishi.ledger..", "cn.shishi.report..", "cn.shishi.register..", "cn.shishi.evidence..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(CLASSES);
    }

    @Test
    void nothingInTheProgramNamesATypeOrAPhase() throws IOException {
        Pattern names = Pattern.compile("\"(quantity|checklist|rectification|facility|training|lift|survey|carry-out|construction|commencement|opening|acceptance|consultation)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(p -> p.toString().endsWith(".java")).filter(p -> names.matcher(read(p)).find())).isEmpty();
        }
    }

    /** Who may do what stands in settings and in models. */
    @Test
    void nothingInTheProgramNamesARole() throws IOException {
        Pattern names = Pattern.compile("\"(jingban|kezhang|fenguan|zhuren|juwei|duban|anquan|shenji)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(p -> p.toString().endsWith(".java")).filter(p -> names.matcher(read(p)).find())).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
