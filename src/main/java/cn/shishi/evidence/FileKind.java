package cn.shishi.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/** What a file is: by its content and by its name, which have to agree. */
final class FileKind {

    static final String HEIC = "image/heic";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, String> BY_ENDING = Map.of("pdf", "application/pdf", "jpg", "image/jpeg", "jpeg", "image/jpeg",
            "png", "image/png", "heic", HEIC, "mp4", "video/mp4", "docx", DOCX, "xlsx", XLSX);
    private static final Map<String, String> HEART = Map.of(DOCX, "word/document.xml", XLSX, "xl/workbook.xml");

    /** Of such content Tika believes whatever the name says. */
    private static final String UNKNOWN = "application/octet-stream";
    private static final String TYPES = "[Content_Types].xml";
    private static final int LONGEST_LIST = 1024 * 1024;
    private static final int MOST_PARTS = 2000;
    private static final long LARGEST_UNPACKED = 100L * 1024 * 1024;
    private static final Tika DETECTOR = new Tika();

    private FileKind() {}

    /** Its media type, or null if it is none that is taken or not what its name says. */
    static String of(Path file, String name) throws IOException {
        String kind = name.indexOf('.') < 0 ? null : BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        byte[] head = head(file);
        if (kind == null || UNKNOWN.equals(DETECTOR.detect(head)) || !kind.equals(DETECTOR.detect(head, name))) {
            return null;
        }
        return HEART.containsKey(kind) && !office(file, HEART.get(kind)) ? null : kind;
    }

    /** Judged by the list of its parts; nothing is unpacked but the list of what each of them is. */
    private static boolean office(Path file, String heart) {
        try (ZipFile parts = new ZipFile(file.toFile())) {
            if (parts.size() > MOST_PARTS) {
                return false;
            }
            Set<String> names = new HashSet<>();
            long unpacked = 0;
            for (Enumeration<? extends ZipEntry> all = parts.entries(); all.hasMoreElements();) {
                ZipEntry part = all.nextElement();
                names.add(part.getName());
                unpacked += part.getSize();
            }
            return unpacked <= LARGEST_UNPACKED && names.contains(TYPES) && names.contains(heart)
                    && names.stream().noneMatch(part -> part.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) && !macros(parts);
        } catch (IOException | IllegalArgumentException noZip) {
            return false;
        }
    }

    /** Macros may lie under any name; what they are has to be said. */
    private static boolean macros(ZipFile parts) throws IOException {
        try (InputStream in = parts.getInputStream(parts.getEntry(TYPES))) {
            String types = new String(in.readNBytes(LONGEST_LIST), StandardCharsets.ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
            return types.length() == LONGEST_LIST || types.contains("macroenabled") || types.contains("vbaproject");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(65536);
        }
    }
}
