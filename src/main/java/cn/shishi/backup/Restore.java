package cn.shishi.backup;

import cn.shishi.evidence.EvidenceStock;
import cn.shishi.platform.BeforeOpening;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Brings a backup back onto an empty machine before anything else is prepared, all of it or nothing. */
@Component
@ConditionalOnProperty("shishi.restore")
class Restore extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(Restore.class);

    private final Tables tables;
    private final References references;
    private final EvidenceStock evidence;
    private final Standings standings;
    private final Anchoring anchoring;
    private final Register register;
    private final IdentityService identity;
    private final RepositoryService models;
    private final Path file;

    Restore(Tables tables, References references, EvidenceStock evidence, Standings standings, Anchoring anchoring, Register register,
            IdentityService identity, RepositoryService models, @Value("${shishi.restore}") Path file) {
        super(RESTORE);
        this.tables = tables;
        this.references = references;
        this.evidence = evidence;
        this.standings = standings;
        this.anchoring = anchoring;
        this.register = register;
        this.identity = identity;
        this.models = models;
        this.file = file;
    }

    @Override
    protected void prepare() {
        log.info("正在核验备份“{}”……", file);
        try (Archive archive = Archive.open(file)) {
            checkLayout(archive.manifest().layout());
            checkEmpty();
            List<String> placed = new ArrayList<>();
            try {
                place(archive, placed);
                references.checkedLast(() -> {
                    load(archive);
                    verify(archive.manifest());
                });
            } catch (RuntimeException failed) {
                placed.forEach(evidence::drop);
                throw failed;
            } catch (MetaDataAccessException failed) {
                throw new IllegalStateException(failed);
            }
            anchoring.restored();
            log.info("恢复完成，逐项核验无误：{}", archive.manifest().told());
        }
    }

    private void checkLayout(Manifest.Layout made) {
        if (!made.equals(tables.layout())) {
            throw Refusal.conflict("备份“" + file + "”是" + made + "，本程序是" + tables.layout() + "：请用制作备份的那一版程序恢复，打开后再升级。这里没有任何改动。");
        }
    }

    /** Wherever the product was open once there are accounts and models. */
    private void checkEmpty() {
        if (!register.streets().isEmpty() || identity.createUserQuery().count() > 0 || models.createDeploymentQuery().count() > 0) {
            throw Refusal.conflict("这里已经有数据，没有恢复，也没有任何改动。备份只能恢复到空的地方：请用 --shishi.home=新目录（PostgreSQL 用新建的空库）再试；"
                    + "如已恢复过，请去掉 --shishi.restore 再启动。");
        }
    }

    private void place(Archive archive, List<String> placed) {
        for (String hash : archive.evidence()) {
            try {
                if (evidence.place(hash, archive.evidence(hash))) {
                    placed.add(hash);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void load(Archive archive) {
        SortedMap<String, List<Column>> here = tables.all();
        if (!here.keySet().equals(archive.manifest().tables().keySet())) {
            throw Refusal.conflict("备份“" + file + "”的表与本程序的不同，请用制作备份的那一版程序恢复。这里没有任何改动。");
        }
        here.keySet().forEach(tables::empty);
        here.forEach((table, columns) -> {
            try {
                Iterator<List<String>> rows = archive.rows(table);
                if (!rows.next().equals(columns.stream().map(Column::name).toList())) {
                    throw Refusal.conflict("备份“" + file + "”中表 " + table + " 的列与本程序的不同，请用制作备份的那一版程序恢复。这里没有任何改动。");
                }
                tables.write(table, columns, rows);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Faults that were there already are brought back and told, not held against the backup. */
    private void verify(Manifest manifest) {
        List<String> missing = evidence.hashes().stream().filter(hash -> !evidence.has(hash) && !manifest.lost().contains(hash)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("备份“" + file + "”缺少台账所引的材料" + missing.size() + "份（" + missing.get(0) + "……），没有恢复，这里没有任何改动。");
        }
        List<Standing> now = standings.all();
        if (!now.equals(manifest.streets())) {
            throw Refusal.invalid("恢复出的台账与备份清单所记不符，没有恢复，这里没有任何改动：" + String.join("", now.stream()
                    .filter(street -> !manifest.streets().contains(street)).map(Standing::told).toList()));
        }
    }
}
