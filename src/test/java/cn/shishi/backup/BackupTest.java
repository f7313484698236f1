package cn.shishi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.Place;
import cn.shishi.Story;
import cn.shishi.evidence.EvidenceStock;
import cn.shishi.ledger.Chain;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import cn.shishi.register.Register;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** From H2 onto the database under test, and, where that is PostgreSQL, back onto H2. */
@Tag("engine")
class BackupTest {

    @TempDir
    static Path folder;

    static ConfigurableApplicationContext source;
    static Story.StreetStory street;
    static String part;
    static String paper;
    static Path file;

    @BeforeAll
    static void aStreetAtWork() throws IOException {
        source = Place.onH2(folder.resolve("source")).open();
        Story story = source.getBean(Story.class);
        street = story.street();
        street.today("2020-03-02");
        part = street.project("量化任务") + "-1";
        paper = street.gives("jingban", part, "record-quantity", "验收单");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 5.5));
        street.approves("fenguan", part, "sign-quantity");
        story.seal();
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-02", "quantity", 7, "operator", "“甲”\\乙\n丙"));
        file = backup(source, "true.zip");
    }

    @AfterAll
    static void closed() {
        source.close();
        ClockUtil.reset();
    }

    @Test
    void aForgedLedgerLeavesThePlaceEmptyAndThenTheTrueOneIsBackAsItWas() throws IOException {
        Place place = Place.onTheEngine(folder.resolve("restored"));
        assertThatThrownBy(() -> place.open("--shishi.restore=" + forged())).satisfies(thrown ->
                assertThat(Refusal.within(thrown).getMessage()).startsWith("恢复出的台账与备份清单所记不符").contains("内容被改动过"));
        assertThat(files(place.home().resolve("evidence"))).isEmpty();

        Path again;
        try (ConfigurableApplicationContext restored = place.open("--shishi.restore=" + file, "--shishi.demo=true")) {
            assertThat(restored.getBean(Register.class).streets()).hasSize(1);
            assertThat(place.home().resolve("anchors.txt")).content().contains(" 恢复 台账/" + street.id + " ", " 恢复 审计记录 0 -");
            assertThat(restored.getBean(Chain.class).faults(street.id)).isEmpty();
            again = backup(restored, "again.zip");
            assertThat(Zip.read(again).tables()).isEqualTo(Zip.read(file).tables());
            assertThat(restored.getBean(EvidenceStock.class).whole(paper)).isTrue();
            goesOn(restored);
        }
        if (!place.database().startsWith("jdbc:h2:")) {
            try (ConfigurableApplicationContext back = Place.onH2(folder.resolve("back")).open("--shishi.restore=" + again)) {
                assertThat(Zip.read(backup(back, "back.zip")).tables()).isEqualTo(Zip.read(file).tables());
                goesOn(back);
            }
        }
    }

    private static void goesOn(ConfigurableApplicationContext restored) {
        Story story = restored.getBean(Story.class);
        Story.StreetStory there = story.known(street);
        assertThat(restored.getBean(IdentityService.class).checkPassword("fenguan" + street.id, "secret")).isTrue();
        there.approves("fenguan", part, "sign-quantity");
        story.seal();
        assertThat(there.facts(part, Kind.SIGNATURE)).hasSize(4);
        assertThat(restored.getBean(Standings.class).all()).singleElement().satisfies(standing -> {
            assertThat(standing.faults()).isEmpty();
            assertThat(standing.seq()).isEqualTo(there.facts(part).size() + there.facts(part.replaceAll("-1$", "")).size());
        });
    }

    @Test
    void whatWasDamagedIsRefusedBeforeAnythingIsTouched() throws IOException {
        String fact = "database/fact.jsonl";
        refused("与所记的 SHA-256 不符", zip -> zip.text(fact, zip.text(fact).replace("5.5", "6.5")));
        refused("与所记的 SHA-256 不符", zip -> zip.text("evidence/" + paper, "%PDF-1.4 other"));
        refused("应有材料1份，实有0份", zip -> zip.entries().remove("evidence/" + paper));
        refused("缺少表 fact", zip -> zip.entries().remove(fact));
        refused("多出清单上没有的 evidence/../x", zip -> zip.text("evidence/../x", ""));
        refused("没有清单", zip -> zip.entries().remove("manifest.json"));
        byte[] whole = Files.readAllBytes(file);
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Archive.open(half)).isInstanceOf(Refusal.class).hasMessageContaining("不完整或已损坏");
        assertThatThrownBy(() -> Archive.open(folder.resolve("none.zip"))).isInstanceOf(Refusal.class).hasMessageContaining("没有备份文件");
    }

    @Test
    void nothingIsRestoredOverOtherDataOrByAnotherVersion() throws IOException {
        Map<String, List<String>> before = Zip.read(file).tables();
        assertThatThrownBy(() -> restore(file).prepare()).isInstanceOf(Refusal.class).hasMessageContaining("这里已经有数据");
        Zip other = Zip.read(file);
        other.text("manifest.json", other.text("manifest.json").replace("\"engine\" : \"7.", "\"engine\" : \"8."));
        Path otherVersion = other.write(folder.resolve("version.zip"));
        assertThatThrownBy(() -> restore(otherVersion).prepare()).isInstanceOf(Refusal.class).hasMessageContaining("请用制作备份的那一版程序恢复");
        assertThat(Zip.read(backup(source, "after.zip")).tables()).isEqualTo(before);
    }

    @Test
    void aLostPaperIsToldAndKeepsNobodyFromMakingABackup() throws IOException {
        Path kept = source.getBean(EvidenceStock.class).path(paper);
        byte[] content = Files.readAllBytes(kept);
        try {
            Files.writeString(kept, "damaged");
            try (Archive archive = Archive.open(backup(source, "lost.zip"))) {
                assertThat(archive.manifest().lost()).containsExactly(paper);
                assertThat(archive.manifest().told()).contains("备份时已缺失或损坏的材料1份：" + paper);
                assertThat(archive.evidence()).isEmpty();
            }
        } finally {
            Files.write(kept, content);
        }
    }

    private static Path backup(ConfigurableApplicationContext of, String name) throws IOException {
        Path to = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(to)) {
            of.getBean(Backup.class).write(out);
        }
        return to;
    }

    private static Restore restore(Path from) {
        return new Restore(source.getBean(Tables.class), source.getBean(References.class), source.getBean(EvidenceStock.class),
                source.getBean(Standings.class), source.getBean(Anchoring.class), source.getBean(Register.class), source.getBean(IdentityService.class),
                source.getBean(RepositoryService.class), from);
    }

    /** A figure was changed and every sum that the file itself carries made to fit. */
    private static Path forged() throws IOException {
        Zip zip = Zip.read(file);
        String table = "database/fact.jsonl";
        String before = Sha256.of(zip.text(table));
        zip.text(table, zip.text(table).replace("\"5.5000\"", "\"9.5000\""));
        assertThat(Sha256.of(zip.text(table))).isNotEqualTo(before);
        zip.text("manifest.json", zip.text("manifest.json").replace(before, Sha256.of(zip.text(table))));
        return zip.write(folder.resolve("forged.zip"));
    }

    private static void refused(String words, Consumer<Zip> damage) throws IOException {
        Zip zip = Zip.read(file);
        damage.accept(zip);
        Path damaged = zip.write(folder.resolve("damaged.zip"));
        assertThatThrownBy(() -> Archive.open(damaged)).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> all = Files.exists(of) ? Files.walk(of) : Stream.empty()) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
