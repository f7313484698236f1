package cn.shishi.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A zip in memory, to be changed by hand. */
record Zip(Map<String, byte[]> entries) {

    static Zip read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return new Zip(entries);
    }

    String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    void text(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Each table's rows, in an order of their own. */
    Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new TreeMap<>();
        entries.keySet().stream().filter(name -> name.startsWith("database/")).forEach(name -> {
            List<String> rows = new ArrayList<>(text(name).lines().toList());
            rows.sort(null);
            tables.put(name, rows);
        });
        return tables;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
