package cn.shishi.evidence;

import cn.shishi.platform.Overtaken;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Takes, keeps and hands out evidence. The bytes lie under their hash, so the same photograph is kept once. */
@Component
public class EvidenceFiles {

    /** In bytes; the limit is told before the upload. */
    public static final long LARGEST = 20L * 1024 * 1024;

    /** For one task, or one row of its checklist. */
    private static final long TOGETHER = 10 * LARGEST;

    private final EvidenceRepository files;
    private final Copies copies;
    private final VirusScanner scanner;
    private final DataSize quota;
    private final Clock clock;
    private final Path folder;

    EvidenceFiles(EvidenceRepository files, Copies copies, VirusScanner scanner, @Value("${shishi.evidence.quota}") DataSize quota, Clock clock,
            @Value("${shishi.home}") Path home) {
        this.files = files;
        this.copies = copies;
        this.scanner = scanner;
        this.quota = quota;
        this.clock = clock;
        this.folder = home.resolve("evidence");
    }

    /** Keeps a file for a task; the same file for the same task and paper is kept once. */
    public String keep(String street, String task, String paper, String fileName, InputStream content, String by) {
        return keep(street, task, "", paper, fileName, content, by);
    }

    /** Keeps a file for one row of a task's checklist. In no transaction: none is to wait for a scanner or a picture. */
    public String keep(String street, String task, String item, String paper, String fileName, InputStream content, String by) {
        String name = cleaned(fileName);
        try {
            Path part = Files.createTempFile(Files.createDirectories(folder), "incoming", ".part");
            try {
                String hash = receive(content, part, name);
                String kind = FileKind.of(part, name);
                if (kind == null) {
                    throw Refusal.invalid("文件“" + name + "”不能作为材料：请上传 PDF、JPG、PNG、HEIC、DOCX、XLSX 或 MP4 文件，内容须与扩展名一致，不能带宏。");
                }
                long size = Files.size(part);
                checkRoom(street, task, item, hash, size, name);
                scanner.check(part, name);
                Evidence given = new Evidence(street, task, item, hash, paper, name, kind, size, by, clock.instant());
                if (given.photograph()) {
                    copies.of(hash, kind, part, name);
                }
                settle(part, hash);
                Overtaken.again(() -> files.existsByTaskAndItemAndHashAndPaper(task, item, hash, paper) ? given : files.save(given));
                return hash;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void checkRoom(String street, String task, String item, String hash, long size, String name) {
        if (files.sizeOf(task, item) + size > TOGETHER) {
            throw Refusal.tooLarge("同一处的材料合计超过 200 MB，文件“" + name + "”没有收下：请压缩后再上传。");
        }
        long used = files.sizeOfStreet(street);
        if (used + size > quota.toBytes() && find(street, hash).isEmpty()) {
            throw Refusal.tooLarge("本街道的材料已用 " + DataSize.ofBytes(used).toMegabytes() + " MB，上限 " + quota.toMegabytes() + " MB，文件“" + name + "”没有收下：请联系管理员。");
        }
    }

    /** What was given to a task, oldest first. */
    public List<Evidence> of(String task) {
        return files.findByTaskOrderByUploadedAt(task);
    }

    /** What was given to any of these tasks, oldest first. */
    public List<Evidence> of(String street, Collection<String> tasks) {
        return tasks.isEmpty() ? List.of() : files.findByStreetAndTaskInOrderByUploadedAt(street, tasks);
    }

    /** What was given to a task that was sent back counts for the one by which it is done again. */
    @Transactional
    public void again(String sentBack, String task) {
        files.saveAll(of(sentBack).stream().map(e -> e.again(task)).toList());
    }

    /** Those among these files of which readers are given a copy. */
    public Set<String> photographs(String street, Collection<String> hashes) {
        return hashes.isEmpty() ? Set.of() : files.findByStreetAndHashIn(street, hashes).stream().filter(Evidence::photograph).map(Evidence::hash).collect(Collectors.toSet());
    }

    public Optional<Evidence> find(String street, String hash) {
        return files.findByStreetAndHash(street, hash).stream().findFirst();
    }

    /** What readers are given: of a photograph a copy, of anything else what came. */
    public Path shown(Evidence file) {
        try {
            return file.photograph() ? copies.of(file.hash(), file.mediaType(), path(file.hash()), file.fileName()) : path(file.hash());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it lies as it came. */
    public Path path(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private String receive(InputStream content, Path into, String name) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(content, digest); var out = Files.newOutputStream(into)) {
            byte[] buffer = new byte[65536];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > LARGEST) {
                    throw Refusal.tooLarge("文件“" + name + "”太大：每个文件不超过 20 MB，请压缩或拆分后再上传。");
                }
                out.write(buffer, 0, n);
            }
            if (total == 0) {
                throw Refusal.invalid("文件“" + name + "”是空的，请核对后重新上传。");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** On disk for good before the row that names it is committed. */
    private void settle(Path part, String hash) throws IOException {
        Path target = path(hash);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String cleaned(String fileName) {
        String name = fileName == null ? "" : fileName.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (name.isEmpty() || name.length() > 200) {
            throw Refusal.invalid("文件名为空或过长（超过 200 字），请改名后再上传。");
        }
        return name;
    }
}
