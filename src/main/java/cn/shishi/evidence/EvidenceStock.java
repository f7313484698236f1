package cn.shishi.evidence;

import cn.shishi.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** All evidence of all streets as files, for whoever keeps a second copy of it. */
@Component
public class EvidenceStock {

    private final EvidenceRepository files;
    private final EvidenceFiles kept;

    EvidenceStock(EvidenceRepository files, EvidenceFiles kept) {
        this.files = files;
        this.kept = kept;
    }

    /** Of everything that was ever given to a task. */
    public List<String> hashes() {
        return files.hashes();
    }

    public Path path(String hash) {
        return kept.path(hash);
    }

    public boolean has(String hash) {
        return Files.exists(path(hash));
    }

    /** Whether the file is there and still what was given. */
    public boolean whole(String hash) {
        try {
            return hash.matches("[0-9a-f]{64}") && has(hash) && hash.equals(copy(Files.newInputStream(path(hash)), OutputStream.nullOutputStream()));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Puts a file back, on disk for good; false where it already is. */
    public boolean place(String hash, InputStream content) throws IOException {
        Path target = path(hash);
        if (whole(hash)) {
            return false;
        }
        Path part = Files.createTempFile(Files.createDirectories(target.getParent()), "incoming", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                if (!hash.equals(copy(content, out))) {
                    throw new IOException(hash + " is not what its name says");
                }
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Takes a file away that was placed for nothing. */
    public void drop(String hash) {
        try {
            Files.deleteIfExists(path(hash));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(from, digest)) {
            in.transferTo(to);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
