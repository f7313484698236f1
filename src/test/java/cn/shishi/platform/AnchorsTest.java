package cn.shishi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsTest {

    @TempDir
    Path home;

    Anchors anchors;

    @BeforeEach
    void empty() {
        anchors = new Anchors(home, new EngineClock());
    }

    @Test
    void aChainThatGrewFitsWhatWasNotedOfIt() throws IOException {
        anchors.note("台账/a", 0, "");
        assertThat(home.resolve("anchors.txt")).doesNotExist();
        anchors.note("台账/a", 2, "h2");
        anchors.note("台账/a", 2, "h2");
        anchors.note("台账/b", 9, "other");
        anchors.note("台账/a", 3, "h3");
        assertThat(Files.readAllLines(home.resolve("anchors.txt"))).hasSize(3).first().asString().matches("\\S+ 存照 台账/a 2 h2");
        assertThat(faults("h1", "h2", "h3", "h4")).isEmpty();
    }

    @Test
    void aChainRewrittenOrCutShortDoesNot() {
        anchors.note("台账/a", 2, "h2");
        anchors.note("台账/a", 3, "h3");
        assertThat(faults("h1", "x2", "x3")).singleElement().asString().startsWith("台账第2条与存照不符（").contains("anchors.txt 第1行");
        assertThat(faults("h1", "h2")).singleElement().asString().startsWith("台账没有存照所记的第3条（").contains("第2行");
        assertThat(faults()).singleElement().asString().contains("第2条");
    }

    @Test
    void whatARestoredBackupDidNotHoldIsNotLookedForAndWhatItHeldIs() {
        anchors.note("台账/a", 2, "h2");
        anchors.note("台账/a", 3, "h3");
        anchors.restored("台账/a", 2, "h2");
        anchors.note("台账/a", 4, "n4");
        assertThat(faults("h1", "h2", "n3", "n4")).isEmpty();
        assertThat(faults("h1", "x2", "n3", "n4")).hasSize(1);
        anchors.restored("台账/a", 0, "");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aLineThatWasTouchedIsTold() throws IOException {
        anchors.note("台账/a", 1, "h1");
        Files.writeString(home.resolve("anchors.txt"), "2026年 存照\n", StandardOpenOption.APPEND);
        assertThat(faults("h1")).singleElement().asString().contains("第2行读不出");
    }

    private List<String> faults(String... chain) {
        AnchorCheck check = anchors.check("台账/a");
        for (int i = 0; i < chain.length; i++) {
            check.passes(i + 1, chain[i]);
        }
        return check.faults("台账");
    }
}
