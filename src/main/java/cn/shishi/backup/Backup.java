package cn.shishi.backup;

import cn.shishi.evidence.EvidenceStock;
import cn.shishi.platform.Sha256;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes everything the product keeps into one zip while people go on working. */
@Component
class Backup {

    static final String MANIFEST = "manifest.json";
    static final String TABLES = "database/";
    static final String EVIDENCE = "evidence/";
    /** A cell may be as long as the database lets it be. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build())
            .registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Tables tables;
    private final Standings standings;
    private final EvidenceStock evidence;
    private final TransactionTemplate snapshot;

    Backup(Tables tables, Standings standings, EvidenceStock evidence, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.standings = standings;
        this.evidence = evidence;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        // On H2 and PostgreSQL alike one picture of all tables, for which no writer waits
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /**
     * First the database as it was at one moment, then the files it names: they are never changed or removed. The manifest
     * comes last, and a zip that was broken off has no end, so that half a backup cannot pass for a whole one.
     */
    Manifest write(OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to);
        zip.setLevel(Deflater.BEST_SPEED);
        Database database = snapshot.execute(all -> database(zip));
        List<String> lost = new ArrayList<>();
        for (String hash : database.evidence) {
            if (evidence.whole(hash)) {
                zip.putNextEntry(new ZipEntry(EVIDENCE + hash));
                Files.copy(evidence.path(hash), zip);
                zip.closeEntry();
            } else {
                lost.add(hash);
            }
        }
        Manifest manifest = new Manifest(database.at, database.layout, database.tables, database.streets, database.evidence.size(), lost);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        JSON.writerWithDefaultPrettyPrinter().writeValue(zip, manifest);
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    private record Database(Instant at, Manifest.Layout layout, SortedMap<String, Manifest.Table> tables, List<Standing> streets, List<String> evidence) {}

    private Database database(ZipOutputStream zip) {
        Instant at = Instant.now();
        SortedMap<String, Manifest.Table> written = new TreeMap<>();
        tables.all().forEach((table, columns) -> written.put(table, table(zip, table, columns)));
        return new Database(at, tables.layout(), written, standings.all(), evidence.hashes());
    }

    private Manifest.Table table(ZipOutputStream zip, String table, List<Column> columns) {
        MessageDigest digest = Sha256.digest();
        OutputStream entry = new BufferedOutputStream(new DigestOutputStream(zip, digest), 65536);
        long[] rows = {0};
        try {
            zip.putNextEntry(new ZipEntry(TABLES + table + ".jsonl"));
            line(entry, columns.stream().map(Column::name).toList());
            tables.read(table, columns, row -> {
                line(entry, row);
                rows[0]++;
            });
            entry.flush();
            zip.closeEntry();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Manifest.Table(rows[0], HexFormat.of().formatHex(digest.digest()));
    }

    private static void line(OutputStream to, List<String> values) {
        try {
            to.write((JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
