package cn.shishi.backup;

import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup as it lies on disk; opened, it has been read through and is what its manifest says. */
final class Archive implements AutoCloseable {

    private static final String ANOTHER = "请换一份备份再恢复；这里没有任何改动。";

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.unknown("没有备份文件“" + file + "”，请核对 --shishi.restore 所写的路径。");
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return checked(file, zip);
            } catch (RuntimeException | IOException refused) {
                zip.close();
                throw refused;
            }
        } catch (IOException unreadable) {
            throw Refusal.invalid("备份文件“" + file + "”不完整或已损坏，" + ANOTHER);
        }
    }

    private static Archive checked(Path file, ZipFile zip) throws IOException {
        ZipEntry list = zip.getEntry(Backup.MANIFEST);
        if (list == null) {
            throw Refusal.invalid("文件“" + file + "”里没有清单 " + Backup.MANIFEST + "，不是完整的备份，" + ANOTHER);
        }
        Archive archive = new Archive(file, zip, Backup.JSON.readValue(zip.getInputStream(list), Manifest.class));
        archive.check();
        return archive;
    }

    Manifest manifest() {
        return manifest;
    }

    /** A table's rows; the first names its columns. */
    Iterator<List<String>> rows(String table) throws IOException {
        return new BufferedReader(new InputStreamReader(zip.getInputStream(table(table)), StandardCharsets.UTF_8)).lines().map(Archive::row).iterator();
    }

    private static List<String> row(String line) {
        try {
            return Arrays.asList(Backup.JSON.readValue(line, String[].class));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<String> evidence() {
        return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(Backup.EVIDENCE))
                .map(name -> name.substring(Backup.EVIDENCE.length())).toList();
    }

    InputStream evidence(String hash) throws IOException {
        return zip.getInputStream(zip.getEntry(Backup.EVIDENCE + hash));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void check() throws IOException {
        Set<String> expected = manifest.tables().keySet().stream().map(table -> Backup.TABLES + table + ".jsonl").collect(Collectors.toSet());
        expected.add(Backup.MANIFEST);
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (name.matches(Backup.EVIDENCE + "[0-9a-f]{64}")) {
                same(entry, name.substring(Backup.EVIDENCE.length()));
            } else if (!expected.contains(name)) {
                throw Refusal.invalid("备份文件“" + file + "”里多出清单上没有的 " + name + "，" + ANOTHER);
            }
        }
        for (String table : manifest.tables().keySet()) {
            same(table(table), manifest.tables().get(table).sha256());
        }
        if (evidence().size() + manifest.lost().size() != manifest.evidence()) {
            throw Refusal.invalid("备份文件“" + file + "”应有材料" + (manifest.evidence() - manifest.lost().size()) + "份，实有" + evidence().size() + "份，" + ANOTHER);
        }
    }

    private ZipEntry table(String table) {
        ZipEntry entry = zip.getEntry(Backup.TABLES + table + ".jsonl");
        if (entry == null) {
            throw Refusal.invalid("备份文件“" + file + "”缺少表 " + table + "，" + ANOTHER);
        }
        return entry;
    }

    private void same(ZipEntry entry, String sha256) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw Refusal.invalid("备份文件“" + file + "”中的 " + entry.getName() + " 与所记的 SHA-256 不符，被改动过或已损坏，" + ANOTHER);
        }
    }
}
