package cn.shishi.evidence;

import cn.shishi.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Photographs as readers are given them, without where they were taken. They lie beside the evidence, belong to no backup and
 * may be thrown away: what is missing is made again.
 */
@Component
class Copies {

    private final Path folder;

    Copies(@Value("${shishi.home}") Path home) {
        this.folder = home.resolve("shown");
    }

    /** Refused if the original is no whole picture. */
    Path of(String hash, String kind, Path original, String name) throws IOException {
        Path copy = folder.resolve(hash.substring(0, 2)).resolve(hash);
        if (!Files.exists(copy)) {
            make(copy, kind, original, name);
        }
        return copy;
    }

    /** One after the other, so that what pictures take of memory is taken once. */
    private synchronized void make(Path copy, String kind, Path original, String name) throws IOException {
        Path part = Files.createTempFile(Files.createDirectories(copy.getParent()), "making", ".part");
        try {
            if (kind.equals(FileKind.HEIC)) {
                heic(original, part, name);
            } else {
                Photograph.paint(original, kind.substring(kind.indexOf('/') + 1), part, name);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void heic(Path original, Path part, String name) throws IOException {
        byte[] file = Files.readAllBytes(original);
        try {
            HeicTraces.erase(file);
        } catch (RuntimeException broken) {
            throw Refusal.invalid("图片“" + name + "”打不开，可能没有传完整：请重新选择，或在手机上另存为 JPG 后再上传。");
        }
        Files.write(part, file);
    }
}
